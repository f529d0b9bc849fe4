import type { Core } from '@strapi/types';
import { labelPermissions } from './permission-labels';
import { isAuditWork, isBusinessStep, isUnused } from './rules/roles';
import { limitSignIns } from './sign-in-limit';
import { policyMay, registerPermissions } from '../../../lib/permissions';
import { copy } from '../copy';
import members from './controllers/members';
import { routes } from './routes';
import accounts from './services/accounts';
import memberships from './services/members';
import roles from './services/roles';
import setup from './services/setup';
import tokens from './services/tokens';
import { createTables } from './tables';

interface Permission {
  action: string;
}

const plugin = {
  register({ strapi }: { strapi: Core.Strapi }) {
    strapi.server.use(labelPermissions);
    limitSignIns(strapi);
    // Strapi gives the super admin every action at each start; the steps of issue, the audit log and what we do without are not theirs.
    strapi
      .service('admin::role')
      .hooks.willResetSuperAdminPermissions.register((permissions: Permission[]) =>
        permissions.filter(({ action }) => !isBusinessStep(action) && !isAuditWork(action) && !isUnused(action)),
      );
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await createTables(strapi.db.connection);
    await registerPermissions(strapi, 'org', copy.permissions);
    strapi.db.lifecycles.subscribe({
      models: ['admin::user'],
      beforeCreate({ params }) {
        params.data.preferedLanguage ??= 'zh-Hans';
      },
    });
  },
  policies: { may: policyMay('org', copy.noPermission) },
  routes,
  controllers: { members },
  services: { accounts, members: memberships, roles, setup, tokens },
};
export default plugin;
