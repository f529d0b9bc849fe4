import { z } from 'zod';
import { metricsServer } from './metrics.ts';
import { portalServer } from './portal-server.ts';

const settings = z
  .object({
    SITE_VAR: z.string().min(1),
    PORTAL_PORT: z.coerce.number().int(),
    PORTAL_HOST: z.string().default('127.0.0.1'),
    /** Where `/metrics` is read, on this machine alone; nowhere when it is not set. */
    PORTAL_METRICS_PORT: z.coerce.number().int().optional(),
  })
  .parse(process.env);

const server = portalServer(settings.SITE_VAR).listen(settings.PORTAL_PORT, settings.PORTAL_HOST);
const metrics = settings.PORTAL_METRICS_PORT;
const watching = metrics === undefined ? undefined : metricsServer(server).listen(metrics, '127.0.0.1');
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    server.close();
    server.closeIdleConnections();
    watching?.close();
    watching?.closeAllConnections();
  });
