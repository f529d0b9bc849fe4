import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { contentHash, type AnyRecord, type FeedPage, type PublishChange } from '@yangguang/schemas';
import { uniqueRecords } from './unique-records.ts';

const pageSize = 200;
const decision = '性能测试：生成的记录按已公开信息迁移';

/** A change feed of generated records, for figures in which the CMS has no part. */
export interface GeneratedFeed {
  close: () => void;
}

/** Serves the records at the CMS's address with the CMS's token, and takes reports. */
export async function startGeneratedFeed(
  folder: string,
  count: number,
  cmsUrl: string,
  token: string,
): Promise<GeneratedFeed> {
  const head = writePages(folder, count);
  const server = createServer((request, response) => {
    if (request.headers.authorization !== `Bearer ${token}`) return void response.writeHead(401).end();
    const url = new URL(request.url ?? '/', cmsUrl);
    if (url.pathname === '/api/outbox/reports')
      return void request.resume().on('end', () => response.writeHead(204).end());
    const after = Number(url.searchParams.get('after'));
    if (after >= head) return void response.end(JSON.stringify(pageOf([], after, head)));
    response.end(readFileSync(pageFile(folder, after)));
  });
  server.listen(Number(new URL(cmsUrl).port), '127.0.0.1');
  await once(server, 'listening');
  return {
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

const pageFile = (folder: string, after: number) => join(folder, `${after}.json`);
const pageOf = (changes: PublishChange[], after: number, head: number): FeedPage => ({
  ...{ epoch: 'generated-by-the-bench', changes, next: after + changes.length, head },
});

/** Each page a file of its own, so that a hundred thousand records take no memory. @returns how many changes there are */
function writePages(folder: string, count: number): number {
  mkdirSync(folder, { recursive: true });
  let changes: PublishChange[] = [];
  let after = 0;
  const write = (): void => {
    writeFileSync(pageFile(folder, after), JSON.stringify(pageOf(changes, after, count)));
    after += changes.length;
    changes = [];
  };
  for (const record of uniqueRecords(count)) {
    changes.push(migrated(record, after + changes.length + 1));
    if (changes.length === pageSize) write();
  }
  if (changes.length > 0) write();
  return after;
}

/** What the CMS says of a record that was public before it came. */
function migrated(record: AnyRecord, seq: number): PublishChange {
  const hash = contentHash(record);
  // One second each, all before any day on which the bench runs.
  const at = new Date(Date.UTC(2026, 6, 1) + seq * 1000).toISOString();
  const steps = ['1', '2'].map((account) => ({ step: 'migration', account, at }));
  return {
    ...{ seq, type: record.type, id: record.id, at, action: 'publish', hash },
    ...{ firstPublishedAt: `${record.formedDate}T00:00:00.000Z`, publishedAt: `${record.formedDate}T00:00:00.000Z` },
    // As it comes out of JSON.
    record: record as unknown as Record<string, unknown>,
    approval: { kind: 'migration', hash, steps, decision },
  };
}
