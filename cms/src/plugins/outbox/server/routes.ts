import type { Core } from '@strapi/types';
import type { copy } from '../copy';

/** The publisher's side, under `/api/outbox`; each needs a token that carries its action. */
const contentApi: Core.RouterInput = {
  type: 'content-api',
  routes: [
    { method: 'GET', path: '/changes', handler: 'changes.find' },
    { method: 'GET', path: '/files/:sha256', handler: 'files.findOne' },
    { method: 'POST', path: '/reports', handler: 'reports.create' },
  ],
};

const needs = (permission: keyof typeof copy.permissions) => ({
  policies: [{ name: 'plugin::outbox.may', config: { permission } }],
});

/** For whoever may read records, which the administrators may not. */
const readsRecords = { policies: [{ name: 'plugin::review.may', config: { permission: 'read' } }] };

/** The officer's side, under `/outbox`. */
const admin: Core.RouterInput = {
  type: 'admin',
  routes: [
    { method: 'GET', path: '/status/:documentId', handler: 'statuses.findOne', config: readsRecords },
    { method: 'GET', path: '/recent', handler: 'publishing.recent', config: readsRecords },
    { method: 'GET', path: '/publishing', handler: 'publishing.overview', config: needs('publishing') },
    // The same for those who oversee it alone, as the home page asks.
    { method: 'GET', path: '/oversight', handler: 'publishing.overview', config: needs('publishing-all') },
    { method: 'GET', path: '/releases', handler: 'publishing.releases', config: needs('publishing') },
    { method: 'GET', path: '/releases/:number', handler: 'publishing.records', config: needs('publishing') },
    { method: 'GET', path: '/rollbacks', handler: 'rollbacks.find', config: needs('publishing-all') },
    { method: 'GET', path: '/rollbacks/preview', handler: 'rollbacks.preview', config: needs('rollback') },
    { method: 'POST', path: '/rollbacks', handler: 'rollbacks.create', config: needs('rollback') },
    { method: 'POST', path: '/rollbacks/:id/confirm', handler: 'rollbacks.confirm', config: needs('rollback') },
    { method: 'POST', path: '/rollbacks/:id/refuse', handler: 'rollbacks.refuse', config: needs('rollback') },
  ],
};
export const routes = { 'content-api': contentApi, admin };
