import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
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

interface Caller {
  state: { userAbility?: { can: (action: string) => boolean } };
}

/** Route policy: the caller's role has the permission. Strapi's own would answer in English. */
export function may({ state }: Caller, { permission }: { permission: string }): boolean {
  if (state.userAbility?.can(`plugin::review.${permission}`)) return true;
  throw new errors.PolicyError(copy.noPermission);
}
