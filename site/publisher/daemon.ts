import { once } from 'node:events';
import type { Publisher } from './open-publisher.ts';
import { publish } from './publish.ts';
import { wakeServer } from './wake/wake-server.ts';

/** A publisher at work. */
export interface Daemon {
  /** Port on which wake-ups are taken. */
  wakePort: number;
  /** Lets the cycle under way finish, then closes everything. */
  stop: () => Promise<void>;
}

/**
 * Publishes when woken and at every poll, one cycle at a time. Wake-ups during a cycle are one more cycle after it, so
 * any number of publications at once costs two releases.
 */
export async function startDaemon(publisher: Publisher): Promise<Daemon> {
  const { config, log } = publisher;
  let isStopping = false;
  let wake = (): void => undefined;
  let isWoken = true;
  const server = wakeServer(config.webhookSecret, () => {
    isWoken = true;
    wake();
  });
  server.listen(config.wakePort, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();

  async function run(): Promise<void> {
    while (!isStopping) {
      isWoken = false;
      await publish(publisher).catch((error: unknown) => log('cycle-failed', { problem: String(error) }));
      if (!isWoken && !isStopping) await wokenOrTime();
    }
  }

  function wokenOrTime(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, config.pollMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  const running = run();
  return {
    wakePort: typeof address === 'object' && address ? address.port : config.wakePort,
    async stop() {
      isStopping = true;
      wake();
      server.close();
      server.closeAllConnections();
      await running;
      publisher.close();
    },
  };
}
