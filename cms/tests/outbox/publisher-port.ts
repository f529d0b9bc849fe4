import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import {
  SignedCommand,
  SignedPreview,
  WakeUp,
  type CommandAnswer,
  type PreviewAnswer,
  type PublisherStatus,
} from '@yangguang/schemas';

/** How it answers a command: as a publisher does, not at all, or with something else. */
export type Mood = CommandAnswer | 'silent' | 'rubbish';

/** The publisher's port as the contract has it, over real HTTP: takes signed commands only and tells its status. */
export interface PublisherPort {
  /** What `WEBHOOK_URL` names. */
  url: string;
  status: PublisherStatus;
  mood: Mood;
  /** The newest number that each call to wake up named. */
  wakeUps: number[];
  /** Commands whose signature held. */
  commands: SignedCommand['data'][];
  /** What it was asked to preview, and what it answers. */
  previews: SignedPreview['data'][];
  page: PreviewAnswer;
  close: () => Promise<void>;
}

export const quietStatus: PublisherStatus = {
  release: 3,
  stage: null,
  isIncremental: true,
  waiting: { changes: 0, since: null },
  quarantined: [],
  rolledBack: [],
  kept: [3, 2, 1],
  alarms: [],
};

export async function openPublisherPort(secret: string): Promise<PublisherPort> {
  const port: Omit<PublisherPort, 'url' | 'close'> = {
    status: quietStatus,
    mood: { isDone: true, release: 4, problem: null },
    wakeUps: [],
    commands: [],
    previews: [],
    page: { isRendered: false, problem: '没有页面' },
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.url === '/status') return answer(200, port.status);
    const isPreview = request.url === '/previews';
    const body = Buffer.concat(chunks).toString();
    if (request.url !== '/commands' && !isPreview) {
      if (request.method === 'POST') port.wakeUps.push(WakeUp.parse(JSON.parse(body)).data.head);
      return response.writeHead(204).end();
    }
    try {
      new Webhook(secret).verify(body, request.headers as Record<string, string>);
    } catch {
      return answer(401, {});
    }
    if (isPreview) {
      port.previews.push(SignedPreview.parse(JSON.parse(body)).data);
      return port.mood === 'silent' ? request.socket.destroy() : answer(200, port.page);
    }
    port.commands.push(SignedCommand.parse(JSON.parse(body)).data);
    if (port.mood === 'silent') return request.socket.destroy();
    return port.mood === 'rubbish' ? answer(502, '<html>') : answer(200, port.mood);
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const close = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return Object.assign(port, { url, close });
}
