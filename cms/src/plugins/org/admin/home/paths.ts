export const accountsPath = '/settings/users';
export const securityPath = '/settings/account-security';
export const breakGlassPath = '/settings/break-glass';
