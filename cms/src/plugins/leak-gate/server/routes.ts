import type { Core } from '@strapi/types';

const needs = (permission: 'read' | 'confidentiality') => ({
  policies: [{ name: 'plugin::leak-gate.may', config: { permission } }],
});
const place = '/findings/:uid/:documentId';

/** Served under `/leak-gate`, with the bearer token of the admin; permissions are those of the procedure. */
const admin: Core.RouterInput = {
  type: 'admin',
  routes: [
    { method: 'GET', path: place, handler: 'findings.find', config: needs('read') },
    { method: 'POST', path: `${place}/ground`, handler: 'findings.ground', config: needs('confidentiality') },
    { method: 'POST', path: `${place}/mask`, handler: 'findings.mask', config: needs('read') },
    { method: 'POST', path: `${place}/clean`, handler: 'findings.clean', config: needs('read') },
  ],
};
export const routes = { admin };
