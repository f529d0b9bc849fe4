import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';

/** Makes `plugin::<plugin>.<name>` known, with the Chinese names that the role page shows; plugin `org` gives them out. */
export async function registerPermissions(
  strapi: Core.Strapi,
  plugin: string,
  names: Readonly<Record<string, string>>,
): Promise<void> {
  const actions = Object.entries(names).map(([uid, displayName]) => ({
    section: 'plugins',
    pluginName: plugin,
    uid,
    displayName,
  }));
  await strapi.service('admin::permission').actionProvider.registerMany(actions);
}

interface Caller {
  state: { userAbility?: { can: (action: string) => boolean } };
}

/** A route policy: the caller's role has the permission. Strapi's own would answer in English. */
export const policyMay =
  (plugin: string, refusal: string) =>
  ({ state }: Caller, { permission }: { permission: string }): boolean => {
    if (state.userAbility?.can(`plugin::${plugin}.${permission}`)) return true;
    throw new errors.PolicyError(refusal);
  };
