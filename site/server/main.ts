import { z } from 'zod';
import { portalServer } from './portal-server.ts';

const settings = z
  .object({
    SITE_VAR: z.string().min(1),
    PORTAL_PORT: z.coerce.number().int(),
    PORTAL_HOST: z.string().default('127.0.0.1'),
  })
  .parse(process.env);

const server = portalServer(settings.SITE_VAR).listen(settings.PORTAL_PORT, settings.PORTAL_HOST);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    server.close();
    server.closeIdleConnections();
  });
