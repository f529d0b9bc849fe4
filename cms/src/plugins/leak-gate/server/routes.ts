import type { Core } from '@strapi/types';

const needs = (permission: 'read' | 'confidentiality') => ({
  policies: [{ name: 'plugin::leak-gate.may', config: { permission } }],
});
const dictionaryReaders = {
  policies: [{ name: 'plugin::leak-gate.mayRead', config: { permission: 'dictionary' } }],
};
const place = '/findings/:uid/:documentId';

/** Served under `/leak-gate`, with the bearer token of the admin; permissions are those of the procedure. */
const admin: Core.RouterInput = {
  type: 'admin',
  routes: [
    { method: 'GET', path: place, handler: 'findings.find', config: needs('read') },
    { method: 'POST', path: `${place}/ground`, handler: 'findings.ground', config: needs('confidentiality') },
    { method: 'POST', path: `${place}/mask`, handler: 'findings.mask', config: needs('read') },
    { method: 'POST', path: `${place}/clean`, handler: 'findings.clean', config: needs('read') },
    { method: 'GET', path: '/tasks', handler: 'tasks.find', config: needs('confidentiality') },
    { method: 'POST', path: '/tasks/:id/answer', handler: 'tasks.answer', config: needs('confidentiality') },
    { method: 'GET', path: '/dictionary', handler: 'dictionary.find', config: dictionaryReaders },
  ],
};
export const routes = { admin };
