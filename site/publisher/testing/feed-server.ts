import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ReleaseReport, type Change, type FeedPage } from '@yangguang/schemas';

/** A CMS as far as the publisher sees one: a real HTTP server with a feed, files and a place for reports. */
export interface FeedServer {
  url: string;
  token: string;
  changes: Change[];
  epoch: string;
  /** Attachments by hash. */
  files: Map<string, Uint8Array>;
  reports: ReleaseReport[];
  /** Set to answer something else than a CMS would; undefined answers as usual. */
  fault: ((path: string) => { status: number; body: string | Uint8Array } | 'reset' | undefined) | undefined;
  /** What becomes of a page of the feed on its way. */
  disturb: (page: FeedPage) => unknown;
  close: () => Promise<void>;
}

export async function startFeedServer(): Promise<FeedServer> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://feed');
    const fault = feed.fault?.(url.pathname);
    if (fault === 'reset') return void request.socket.destroy();
    if (fault) return void response.writeHead(fault.status).end(fault.body);
    if (request.headers.authorization !== `Bearer ${feed.token}`) return void response.writeHead(401).end();
    if (url.pathname === '/api/outbox/changes')
      return void response.end(JSON.stringify(feed.disturb(pageOf(feed, url))));
    if (url.pathname === '/api/outbox/reports') {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        feed.reports.push(ReleaseReport.parse(JSON.parse(body)));
        response.writeHead(204).end();
      });
      return;
    }
    const file = feed.files.get(url.pathname.split('/').at(-1) ?? '');
    response.writeHead(file ? 200 : 404).end(file);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const feed: FeedServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token: 'token-of-the-feed',
    ...{ changes: [], epoch: 'epoch-one', files: new Map(), reports: [], fault: undefined },
    disturb: (page) => page,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return feed;
}

function pageOf(feed: FeedServer, url: URL): FeedPage {
  const after = Number(url.searchParams.get('after'));
  const changes = feed.changes.slice(after, after + Number(url.searchParams.get('limit')));
  return { epoch: feed.epoch, changes, next: after + changes.length, head: feed.changes.length };
}
