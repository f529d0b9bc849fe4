import type { Core } from '@strapi/types';

const place = '/versions/:uid/:documentId';

/** Served under `/history`, with the bearer token of the admin; the controller asks for the rights on the record. */
const admin: Core.RouterInput = {
  type: 'admin',
  routes: [
    { method: 'GET', path: place, handler: 'versions.find', config: { policies: [] } },
    { method: 'GET', path: `${place}/compare`, handler: 'versions.compare', config: { policies: [] } },
    { method: 'POST', path: `${place}/restore`, handler: 'versions.restore', config: { policies: [] } },
    { method: 'POST', path: `${place}/divergence`, handler: 'editing.diverge', config: { policies: [] } },
    { method: 'POST', path: '/presence/:uid/:documentId', handler: 'editing.sit', config: { policies: [] } },
  ],
};
export const routes = { admin };
