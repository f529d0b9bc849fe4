import type { Core } from '@strapi/types';

type Handler = (context: unknown) => unknown;

interface Hook {
  delete: (handler: Handler) => unknown;
}

interface Permissions {
  engine: { willRegisterPermission: Handler };
}

interface Engine {
  engine: { hooks: Record<string, Hook> };
}

const isLocalized = ({ pluginOptions }: { pluginOptions?: { i18n?: { localized?: boolean } } }): boolean =>
  pluginOptions?.i18n?.localized === true;

/**
 * Takes the languages out of the building of rights: with each request Strapi goes through every permission of the caller
 * for the languages he may write in, which was a third of what a request without other work cost. No type of ours has more
 * than one language; where one had, all stays as Strapi made it.
 */
export function leaveOutLocales(strapi: Core.Strapi): void {
  if (Object.values(strapi.contentTypes).some(isLocalized)) return;
  const { engine } = strapi.service('admin::permission') as unknown as Engine;
  const locales: Permissions = strapi.plugin('i18n').service('permissions');
  engine.hooks['before-register.permission']?.delete(locales.engine.willRegisterPermission);
}
