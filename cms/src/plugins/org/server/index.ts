import type { Core } from '@strapi/types';
import { labelPermissions } from './permission-labels';
import { isAuditWork, isBusinessStep, isUnused } from './rules/roles';
import { limitSignIns } from './sign-in-limit';
import accounts from './services/accounts';
import roles from './services/roles';
import setup from './services/setup';
import tokens from './services/tokens';

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
  bootstrap({ strapi }: { strapi: Core.Strapi }) {
    strapi.db.lifecycles.subscribe({
      models: ['admin::user'],
      beforeCreate({ params }) {
        params.data.preferedLanguage ??= 'zh-Hans';
      },
    });
  },
  services: { accounts, roles, setup, tokens },
};
export default plugin;
