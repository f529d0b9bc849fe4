/** The three who keep the system between them (E4), by the codes of their roles. */
export const administratorRoles = ['system-administrator', 'security-administrator', 'audit-administrator'] as const;
export type AdministratorRole = (typeof administratorRoles)[number];

/** Strapi's own role with every right. Nobody holds it: it is lent for a while, by two people (decision 0051). */
export const sealedRole = 'strapi-super-admin';

/** Of an account whose owner has no duty yet: it may sign in and see nothing. */
export const unassignedRole = 'unassigned';

export const isAdministrator = (code: string): code is AdministratorRole =>
  (administratorRoles as readonly string[]).includes(code);

/** Whether a role takes part in the flow of records; the administrators and the unassigned do not (R-SRC-03). */
export const isOfficerRole = (code: string): boolean =>
  !isAdministrator(code) && code !== sealedRole && code !== unassignedRole;
