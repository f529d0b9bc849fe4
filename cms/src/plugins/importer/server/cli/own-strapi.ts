import path from 'node:path';
import { createStrapi } from '@strapi/strapi';
import type { Core } from '@strapi/types';

const distDir = path.resolve(__dirname, '../../../../..');

/** The CMS without its port, in this process; end it with `destroy`. */
export async function startStrapi(): Promise<Core.Strapi> {
  const strapi = createStrapi({ appDir: path.dirname(distDir), distDir, serveAdminPanel: false });
  strapi.log.level = 'warn';
  return strapi.load();
}
