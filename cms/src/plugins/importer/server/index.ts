import type { Core } from '@strapi/types';
import imports from './controllers/imports';
import { registerPermissions } from './permissions';
import { routes } from './routes';
import importsService from './services/imports';

const plugin = {
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await registerPermissions(strapi);
  },
  routes,
  controllers: { imports },
  services: { imports: importsService },
};
export default plugin;
