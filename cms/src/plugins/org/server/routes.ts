import type { Core } from '@strapi/types';

const config = { policies: [{ name: 'plugin::org.may', config: { permission: 'members' } }] };

/** Served under `/org`, with the bearer token of the admin. */
const admin: Core.RouterInput = {
  type: 'admin',
  routes: [
    { method: 'GET', path: '/members', handler: 'members.find', config },
    { method: 'PUT', path: '/members/:account', handler: 'members.assign', config },
  ],
};
export const routes = { admin };
