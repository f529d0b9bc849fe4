import type { Core } from '@strapi/types';
import { policyMay, registerPermissions } from '../../../lib/permissions';
import { copy } from '../copy';
import assessments from './controllers/assessments';
import { routes } from './routes';
import exportsOf from './services/exports';
import results from './services/results';
import rounds from './services/rounds';
import views from './services/views';
import { createTables } from './tables';

const plugin = {
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await createTables(strapi.db.connection);
    await registerPermissions(strapi, 'assessment', copy.permissions);
  },
  policies: { may: policyMay('assessment', copy.noPermission) },
  routes,
  controllers: { assessments },
  services: { exports: exportsOf, results, rounds, views },
};
export default plugin;
