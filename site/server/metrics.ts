import { createServer, type Server } from 'node:http';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Counts and times what a server answers. To be read on a port of its own, which readers cannot reach. */
export function metricsServer(portal: Server): Server {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const seconds = new Histogram({
    ...{ name: 'yangguang_portal_seconds', help: 'Answers of the portal by status', labelNames: ['status'] },
    ...{ registers: [register], buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5] },
  });
  portal.on('request', (_, response) => {
    const stop = seconds.startTimer();
    response.once('finish', () => stop({ status: response.statusCode }));
  });
  return createServer((request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    register.metrics().then(
      (text) => response.writeHead(200, { 'content-type': register.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
}
