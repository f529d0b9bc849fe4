import type { Core } from '@strapi/types';

/** The publisher's side, under `/api/outbox`; each needs a token that carries its action. */
const contentApi: Core.RouterInput = {
  type: 'content-api',
  routes: [
    { method: 'GET', path: '/changes', handler: 'changes.find' },
    { method: 'GET', path: '/files/:sha256', handler: 'files.findOne' },
    { method: 'POST', path: '/reports', handler: 'reports.create' },
  ],
};

/** The officer's side, under `/outbox`. */
const admin: Core.RouterInput = {
  type: 'admin',
  routes: [
    {
      method: 'GET',
      path: '/status/:documentId',
      handler: 'statuses.findOne',
      config: {
        policies: [{ name: 'plugin::review.may', config: { permission: 'read' } }],
      },
    },
  ],
};
export const routes = { 'content-api': contentApi, admin };
