import type { Core } from '@strapi/types';

const needs = (permission: 'board' | 'confirm') => ({
  policies: [{ name: 'plugin::deadlines.may', config: { permission } }],
});

/** Served under `/deadlines`, with the bearer token of the admin. */
const admin: Core.RouterInput = {
  type: 'admin',
  routes: [
    { method: 'GET', path: '/board', handler: 'deadlines.board', config: needs('board') },
    { method: 'GET', path: '/scores', handler: 'deadlines.scores', config: needs('board') },
    { method: 'GET', path: '/records/:uid/:documentId', handler: 'deadlines.record', config: needs('board') },
    { method: 'GET', path: '/explanations', handler: 'deadlines.explain', config: needs('board') },
    { method: 'POST', path: '/confirmations', handler: 'deadlines.confirm', config: needs('confirm') },
  ],
};
export const routes = { admin };
