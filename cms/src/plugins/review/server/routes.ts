import type { Core } from '@strapi/types';
import type { Permission } from './rules/flow';

/** Who may call a route; whether the person may take the step on this record is the service's to say. */
const needs = (permission: Permission | 'queue' | 'read') => ({
  policies: [{ name: 'plugin::review.may', config: { permission } }],
});
const place = '/cases/:uid/:documentId';

/** Served under `/review`, with the bearer token of the admin. */
const admin: Core.RouterInput = {
  type: 'admin',
  routes: [
    { method: 'GET', path: '/queue', handler: 'queue.find', config: needs('queue') },
    { method: 'GET', path: '/states/:uid', handler: 'states.find', config: needs('read') },
    { method: 'GET', path: place, handler: 'cases.findOne', config: needs('read') },
    { method: 'POST', path: `${place}/submit`, handler: 'cases.submit', config: needs('submit') },
    { method: 'POST', path: `${place}/approve`, handler: 'cases.approve', config: needs('approve') },
    { method: 'POST', path: `${place}/confidentiality`, handler: 'cases.closeSheet', config: needs('confidentiality') },
    { method: 'POST', path: `${place}/sign`, handler: 'cases.sign', config: needs('sign') },
    { method: 'POST', path: `${place}/return`, handler: 'cases.sendBack', config: needs('read') },
    { method: 'POST', path: `${place}/withdraw`, handler: 'cases.withdraw', config: needs('withdraw') },
  ],
};
export const routes = { admin };
