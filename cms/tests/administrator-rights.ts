export type Office = 'admin' | 'security-administrator' | 'audit-administrator';

interface Right {
  /** Method and path, with `999999` and `api::article.article` in place of parameters. */
  route: string;
  offices: readonly Office[];
}

const rights = (offices: readonly Office[], ...routes: string[]): Right[] =>
  routes.map((route) => ({ route, offices }));

/** Which administrator may use which route. All routes that are not here are closed to all three. */
export const administratorRights: readonly Right[] = [
  // 系统管理员: that accounts exist, that the system runs.
  ...rights(
    ['admin'],
    'POST /admin/users',
    'GET /admin/project-settings',
    'POST /admin/project-settings',
    'GET /outbox/publishing',
    'GET /outbox/oversight',
    'GET /outbox/releases',
    'GET /outbox/releases/999999',
    'GET /outbox/rollbacks',
  ),
  // Both look at accounts and change their own part of them (account-guard.ts).
  ...rights(
    ['admin', 'security-administrator'],
    'GET /admin/users',
    'GET /admin/users/999999',
    'PUT /admin/users/999999',
    'GET /admin/roles',
    'GET /admin/roles/999999',
    'GET /admin/roles/999999/permissions',
    'GET /org/accounts',
  ),
  // 安全管理员: how people sign in.
  ...rights(
    ['security-administrator'],
    'GET /org/security',
    'GET /org/sign-ins',
    'POST /org/security/999999/unlock',
    'POST /org/security/999999/reset-second-factor',
    'POST /org/security/999999/reset-password',
  ),
  // 审计管理员: the log and nothing else.
  ...rights(
    ['audit-administrator'],
    'GET /audit/entries',
    'GET /audit/export/log',
    'GET /audit/export/table',
    'GET /audit/head',
    'GET /audit/summary',
  ),
  ...rights(
    ['admin', 'security-administrator', 'audit-administrator'],
    'GET /org/elevations',
    'POST /org/elevations',
    'POST /org/elevations/999999',
  ),
];

/**
 * Open to whoever is signed in, because Strapi asks it to draw its screens: shapes, names of rights, one's own settings.
 * What stands behind a record, a file or a number of records is asked for by routes that are not among them, or is looked
 * at by the rights of the caller once the thing is known (404 for what is not there).
 */
export const everybodys = [
  /^GET \/(\(\(.*)?$/,
  /^\w+ \/admin\/(logout|login|access-token|register|registration-info|init|users\/me)\b/,
  /^GET \/admin\/(project-type|information|telemetry-properties|license-trial-time-left|guided-tour-meta|permissions)$/,
  /^POST \/admin\/permissions\/check$/,
  /^GET \/admin\/(content-api\/(permissions|routes)|ai-usage|ai-token|ai-feature-config)$/,
  /^\w+ \/admin\/homepage\/(key-statistics|layout)$/,
  /^GET \/content-manager\/(init|content-types|content-types-settings|components|preview\/script)$/,
  /^GET \/content-manager\/(components|content-types)\/api::article\.article\/configuration$/,
  /^PUT \/content-manager\/components\/api::article\.article\/configuration$/,
  /^GET \/content-manager\/(relations\/api::article\.article\/|preview\/url\/)/,
  /^POST \/content-manager\/uid\/(generate|check-availability)$/,
  /^GET \/content-manager\/homepage\/(recent|count)-documents$/,
  /^(POST|PUT) \/upload(\/files\/999999(\/replace)?)?$/,
  /^GET \/upload\/(ai-metadata-jobs\/latest|configuration)$/,
  /^GET \/i18n\/(locales|settings|ai-localization-jobs\/.*)$/,
  /^POST \/i18n\/content-manager\/actions\/get-non-localized-fields$/,
];

/** The line of the table that lets `office` use a route. */
export const rightTo = (office: Office, route: string): Right | undefined =>
  administratorRights.find((right) => right.route === route && right.offices.includes(office));
