import type { Core } from '@strapi/types';
import { copy } from '../copy';
import type { Elevations } from './services/elevations';
import type { Roles } from './services/roles';

let timer: NodeJS.Timeout | undefined;

/**
 * Once nobody's rights are lent any more, roles are again what the table says: what was made of them with lent rights would
 * otherwise outlive those (decision 0059). A start does the same, so that a stop in between leaves nothing over.
 */
export async function watchElevations(strapi: Core.Strapi): Promise<void> {
  clearTimeout(timer);
  const elevations: Elevations = strapi.plugin('org').service('elevations');
  const end = await elevations.lastEndMs();
  if (end === null) return takeBack(strapi);
  timer = setTimeout(
    () => {
      watchElevations(strapi).catch((error: unknown) => strapi.log.error(copy.breakGlass.notTakenBack(String(error))));
    },
    Math.max(0, end - Date.now()) + marginMs,
  );
  timer.unref();
}

const marginMs = 1000;

export function stopWatching(): void {
  clearTimeout(timer);
}

/** In nobody's name: it follows from the end, whoever's request that came with. */
async function takeBack(strapi: Core.Strapi): Promise<void> {
  const roles: Roles = strapi.plugin('org').service('roles');
  await strapi.requestContext.run(undefined as never, () => roles.restore());
}
