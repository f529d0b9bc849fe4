import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { CommandAnswer, PublisherStatus, type PublisherCommand, type SignedCommand } from '@yangguang/schemas';
import { signedHeaders } from '../signed-headers.ts';
import { cliCopy as copy } from './copy.ts';

const statusTimeoutMs = 2000;

/** What the publisher at work is asked, on its port on this machine. */
export interface DaemonClient {
  /** @returns undefined when nobody answers. */
  status: () => Promise<PublisherStatus | undefined>;
  /** @returns when it is done or has failed. @throws when it was refused or the connection was lost. */
  command: (command: PublisherCommand, by: string, reason: string) => Promise<CommandAnswer>;
}

export function daemonClient(port: number, secret: string): DaemonClient {
  return {
    async status() {
      try {
        const response = await fetch(`http://127.0.0.1:${port}/status`, {
          signal: AbortSignal.timeout(statusTimeoutMs),
        });
        return PublisherStatus.parse(await response.json());
      } catch {
        // Nobody there, or another program at that port.
        return undefined;
      }
    },
    async command(command, by, reason) {
      const signed: SignedCommand = {
        ...{ type: 'publisher.command', timestamp: new Date().toISOString() },
        data: { command, by: [by], reason },
      };
      const { status, body } = await post(port, secret, JSON.stringify(signed));
      if (status !== 200) throw new Error(copy.refused(status));
      return CommandAnswer.parse(JSON.parse(body));
    },
  };
}

/** By hand, because `fetch` gives up after five minutes and a build of a very large site may take longer. */
function post(port: number, secret: string, body: string): Promise<{ status: number; body: string }> {
  const headers = signedHeaders(secret, `msg_${randomUUID()}`, body);
  return new Promise((resolve, reject) => {
    const lost = (cause: unknown): void => reject(new Error(copy.lost, { cause }));
    const call = request({ host: '127.0.0.1', port, path: '/commands', method: 'POST', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text })).on('error', lost);
    });
    call.on('error', lost).end(body);
  });
}
