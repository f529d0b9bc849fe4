import type { Core } from '@strapi/types';

const config = { policies: [{ name: 'admin::hasPermissions', config: { actions: ['plugin::importer.import'] } }] };

/** Served under `/importer`, with the bearer token of the admin. */
const admin: Core.RouterInput = {
  type: 'admin',
  routes: [
    { method: 'GET', path: '/types', handler: 'imports.types', config },
    { method: 'GET', path: '/templates/:type', handler: 'imports.template', config },
    { method: 'POST', path: '/imports', handler: 'imports.create', config },
  ],
};
export const routes = { admin };
