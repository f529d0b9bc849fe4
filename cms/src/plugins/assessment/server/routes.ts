import type { Core } from '@strapi/types';

const needs = (permission: 'read' | 'manage' | 'confirm') => ({
  policies: [{ name: 'plugin::assessment.may', config: { permission } }],
});

/** Served under `/assessment`, with the bearer token of the admin. */
const admin: Core.RouterInput = {
  type: 'admin',
  routes: [
    { method: 'GET', path: '/rounds', handler: 'assessments.find', config: needs('read') },
    { method: 'POST', path: '/rounds', handler: 'assessments.announce', config: needs('manage') },
    { method: 'GET', path: '/rounds/:id', handler: 'assessments.findOne', config: needs('read') },
    { method: 'POST', path: '/rounds/:id/entries', handler: 'assessments.enter', config: needs('manage') },
    { method: 'POST', path: '/rounds/:id/close', handler: 'assessments.close', config: needs('manage') },
    { method: 'POST', path: '/rounds/:id/cancel', handler: 'assessments.cancel', config: needs('manage') },
    { method: 'POST', path: '/rounds/:id/confirm', handler: 'assessments.confirm', config: needs('confirm') },
    { method: 'GET', path: '/rounds/:id/workbook', handler: 'assessments.workbook', config: needs('read') },
    { method: 'GET', path: '/rounds/:id/paper', handler: 'assessments.paper', config: needs('read') },
  ],
};
export const routes = { admin };
