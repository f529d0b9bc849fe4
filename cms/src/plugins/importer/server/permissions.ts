import type { Core } from '@strapi/types';
import { screenCopy } from '../copy';

/** `plugin::importer.import`; plugin `org` gives it to roles. */
export async function registerPermissions(strapi: Core.Strapi): Promise<void> {
  await strapi
    .service('admin::permission')
    .actionProvider.registerMany([
      { section: 'plugins', pluginName: 'importer', uid: 'import', displayName: screenCopy.permission },
    ]);
}
