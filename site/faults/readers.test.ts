import { createHash } from 'node:crypto';
import { Agent, get as ask } from 'node:http';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publish } from '../publisher/publish/publish.ts';
import { sampleRecord } from '../publisher/testing/sample-record.ts';
import { startTestSite, type TestSite } from '../publisher/testing/test-publisher.ts';
import { urlPath } from './oracle/portal-checker.ts';
import { listedFiles } from './oracle/release-checker.ts';
import { judge } from './testing/result.ts';
import { pick, seeded } from './testing/seeded.ts';

/** More of them in `pnpm soak`. */
const switches = Number(process.env['YANGGUANG_SWITCHES'] ?? 6);
const connections = Number(process.env['YANGGUANG_READERS'] ?? 24);

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
  for (const number of [1, 2]) site.letOut(sampleRecord('article', number));
  await site.publishOnce();
});
afterAll(() => site.close());

interface Answer {
  status: number;
  sha256: string;
}

/** On a connection that stays open; rejects when it is reset. */
function answerAt(agent: Agent, path: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = ask(
      new URL(path, site.portalUrl),
      { agent, headers: { 'accept-encoding': 'identity' } },
      (response) => {
        const hash = createHash('sha256');
        response.on('data', (chunk: Buffer) => hash.update(chunk));
        response.once('end', () => resolve({ status: response.statusCode ?? 0, sha256: hash.digest('hex') }));
        response.once('error', reject);
      },
    );
    request.once('error', reject);
  });
}

const numbers = (): string[] => readdirSync(join(site.siteVar, 'releases')).filter((name) => /^\d+$/.test(name));

test('readers on open connections get whole pages of one release each, and those opened before keep all they need (A10, A11)', async () => {
  const publisher = await site.open();
  const known = new Map<string, Set<string>>();
  const note = (): void => {
    for (const number of numbers())
      for (const [path, hash] of listedFiles(join(site.siteVar, 'releases', number)))
        known.set(urlPath(path), (known.get(urlPath(path)) ?? new Set()).add(hash));
  };
  note();
  const first = [...known.keys()];
  const opened = first.filter((path) => /^\/(?:_astro|search)\//.test(path) && !path.endsWith('index.json'));
  const wrong: string[] = [];
  const seen: [string, Answer][] = [];
  let isOver = false;
  async function read(reader: number): Promise<void> {
    const random = seeded(reader);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    while (!isOver) {
      const path = pick(first, random);
      seen.push([path, await answerAt(agent, path)]);
    }
    agent.destroy();
  }
  const readers = Array.from({ length: connections }, (_, reader) =>
    read(reader).catch((error: unknown) => void wrong.push(String(error))),
  );
  for (let number = 3; number < 3 + switches; number += 1) {
    site.letOut(sampleRecord('article', number));
    await publish(publisher);
    note();
  }
  isOver = true;
  await Promise.all(readers);
  publisher.close();
  for (const [path, { status, sha256 }] of seen)
    if (status !== 200 || !known.get(path)?.has(sha256)) wrong.push(`${path} answered ${status} ${sha256}`);
  expect(wrong).toEqual([]);
  // A page opened before the first switch still gets its styles, scripts and search files, with the same bytes.
  const agent = new Agent({ keepAlive: true });
  for (const path of opened) expect([path, (await answerAt(agent, path)).status]).toEqual([path, 200]);
  agent.destroy();
  // There were switches to trip over, and readers who met them.
  const home = new Set(seen.filter(([path]) => path === '/articles/').map(([, { sha256 }]) => sha256));
  expect(home.size).toBeGreaterThan(1);
  judge('A10 answers to readers during switches', seen.length, wrong);
});
