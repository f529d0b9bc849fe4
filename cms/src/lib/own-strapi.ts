import { existsSync } from 'node:fs';
import path from 'node:path';
import { createStrapi } from '@strapi/strapi';
import type { Core } from '@strapi/types';

/** The CMS without its port, in this process; end it with `destroy`. */
export async function startStrapi(): Promise<Core.Strapi> {
  const distDir = path.resolve(__dirname, '../..');
  const strapi = createStrapi({ appDir: packageAbove(distDir), distDir, serveAdminPanel: false });
  strapi.log.level = 'warn';
  return strapi.load();
}

/** The folder of the package that a compiled folder belongs to. */
function packageAbove(folder: string): string {
  const above = path.dirname(folder);
  return existsSync(path.join(above, 'package.json')) ? above : packageAbove(above);
}
