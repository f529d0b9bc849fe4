import type { Core } from '@strapi/types';
import { guardAccounts } from './account-guard';
import { closeRoutes } from './closed-routes';
import { refuseAlikeInTime } from './even-sign-ins';
import { lendRights } from './lend-rights';
import { guardPasswords, rememberPasswords } from './password-rules';
import { labelPermissions } from './permission-labels';
import { isAuditWork, isBusinessStep, isUnused } from './rules/roles';
import { limitSignIns } from './sign-in-limit';
import { demandWhatIsMissing, guardSessions, wrapSignInRoutes } from './sign-in-steps';
import { policyMay, registerPermissions } from '../../../lib/permissions';
import { copy } from '../copy';
import elevationsController from './controllers/elevations';
import members from './controllers/members';
import security from './controllers/security';
import { routes } from './routes';
import accountSecurity from './services/account-security';
import accounts from './services/accounts';
import elevations from './services/elevations';
import memberships from './services/members';
import passwords from './services/passwords';
import roles from './services/roles';
import secondFactors from './services/second-factors';
import setup from './services/setup';
import tokens from './services/tokens';
import { createTables } from './tables';
import { stopWatching } from './take-back';

interface Permission {
  action: string;
}

const plugin = {
  register({ strapi }: { strapi: Core.Strapi }) {
    strapi.server.use(closeRoutes);
    strapi.server.use(labelPermissions);
    refuseAlikeInTime(strapi);
    limitSignIns(strapi);
    demandWhatIsMissing(strapi);
    wrapSignInRoutes(strapi);
    guardPasswords(strapi);
    lendRights(strapi);
    // Strapi gives the sealed role every action at each start; the steps of issue, the audit log and what we do without are not in it.
    strapi
      .service('admin::role')
      .hooks.willResetSuperAdminPermissions.register((permissions: Permission[]) =>
        permissions.filter(({ action }) => !isBusinessStep(action) && !isAuditWork(action) && !isUnused(action)),
      );
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await createTables(strapi.db.connection);
    await registerPermissions(strapi, 'org', copy.permissions);
    guardAccounts(strapi);
    guardSessions(strapi);
    rememberPasswords(strapi);
    strapi.db.lifecycles.subscribe({
      models: ['admin::user'],
      beforeCreate({ params }) {
        params.data.preferedLanguage ??= 'zh-Hans';
      },
    });
  },
  destroy: stopWatching,
  policies: { may: policyMay('org', copy.noPermission) },
  routes,
  controllers: { elevations: elevationsController, members, security },
  services: {
    accounts,
    accountSecurity,
    elevations,
    members: memberships,
    passwords,
    roles,
    secondFactors,
    setup,
    tokens,
  },
};
export default plugin;
