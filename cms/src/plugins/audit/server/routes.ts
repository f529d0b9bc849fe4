import type { Core } from '@strapi/types';

const needsLog = { policies: [{ name: 'plugin::audit.may', config: { permission: 'log' } }] };

/** Served under `/audit`, for the audit administrator alone. */
const admin: Core.RouterInput = {
  type: 'admin',
  routes: [
    { method: 'GET', path: '/entries', handler: 'entries.find', config: needsLog },
    { method: 'GET', path: '/export/log', handler: 'entries.exportAll', config: needsLog },
    { method: 'GET', path: '/export/table', handler: 'entries.exportTable', config: needsLog },
    { method: 'GET', path: '/summary', handler: 'entries.summary', config: needsLog },
    { method: 'GET', path: '/head', handler: 'entries.head', config: needsLog },
  ],
};
export const routes = { admin };
