import path from 'node:path';
import type { Core } from '@strapi/types';

const server = ({ env }: Core.Config.Shared.ConfigParams) => ({
  host: env('HOST', '127.0.0.1'),
  port: env.int('PORT', 1337),
  url: env('PUBLIC_CMS_URL', ''),
  // Behind TLS the proxy's headers decide whether the login cookie is secure and which address is limited.
  proxy: { koa: env.bool('BEHIND_PROXY', false) },
  app: { keys: env.array('APP_KEYS') },
  dirs: { public: env('PUBLIC_DIR', path.join(__dirname, '..', '..', '..', 'var', 'cms', 'public')) },
  // Both reach the database round the gate and the change feed.
  transfer: { remote: { enabled: false } },
  mcp: { enabled: false },
  logger: { updates: { enabled: false }, startup: { enabled: false } },
});
export default server;
