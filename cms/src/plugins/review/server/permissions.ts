import type { Core } from '@strapi/types';
import { copy } from '../copy';

/** `plugin::review.<uid>`; plugin `org` gives them to roles. */
export async function registerPermissions(strapi: Core.Strapi): Promise<void> {
  const actions = Object.entries(copy.permissions).map(([uid, displayName]) => ({
    section: 'plugins',
    pluginName: 'review',
    uid,
    displayName,
  }));
  await strapi.service('admin::permission').actionProvider.registerMany(actions);
}
