import type { Core } from '@strapi/types';

const needs = (permission: string) => ({ policies: [{ name: 'plugin::org.may', config: { permission } }] });

/** Served under `/org`, with the bearer token of the admin. */
const admin: Core.RouterInput = {
  type: 'admin',
  routes: [
    { method: 'GET', path: '/members', handler: 'members.find', config: needs('members') },
    { method: 'PUT', path: '/members/:account', handler: 'members.assign', config: needs('members') },
    { method: 'GET', path: '/elevations', handler: 'elevations.find', config: needs('break-glass') },
    { method: 'POST', path: '/elevations', handler: 'elevations.ask', config: needs('break-glass') },
    { method: 'POST', path: '/elevations/end', handler: 'elevations.end', config: needs('break-glass') },
    { method: 'GET', path: '/accounts', handler: 'security.accounts', config: needs('accounts') },
    { method: 'GET', path: '/sign-ins', handler: 'security.signIns', config: needs('rights') },
    { method: 'GET', path: '/security', handler: 'security.find', config: needs('rights') },
    { method: 'POST', path: '/security/:account/unlock', handler: 'security.unlock', config: needs('rights') },
    {
      method: 'POST',
      path: '/security/:account/reset-password',
      handler: 'security.resetPassword',
      config: needs('rights'),
    },
    {
      method: 'POST',
      path: '/security/:account/reset-second-factor',
      handler: 'security.resetSecondFactor',
      config: needs('rights'),
    },
    { method: 'POST', path: '/elevations/:id', handler: 'elevations.decide', config: needs('break-glass') },
  ],
};
export const routes = { admin };
