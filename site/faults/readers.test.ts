import { Agent } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publish } from '../publisher/publish/publish.ts';
import { sampleRecord } from '../publisher/testing/sample-record.ts';
import { startTestSite, type TestSite } from '../publisher/testing/test-publisher.ts';
import { answerAt, knownAnswers, neededByOpenPages, startReaders } from './testing/readers.ts';
import { judge, noteProgress } from './testing/result.ts';

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

test('readers on open connections get whole pages of one release each, and those opened before keep all they need (A10, A11)', async () => {
  const publisher = await site.open();
  const known = knownAnswers(site.siteVar);
  const first = known.paths();
  const readers = startReaders(site.portalUrl, connections, first);
  for (let number = 3; number < 3 + switches; number += 1) {
    site.letOut(sampleRecord('article', number));
    await publish(publisher);
    known.note();
    noteProgress('A10 switches among readers', number - 2, switches);
  }
  const { seen, broken } = await readers.stop();
  publisher.close();
  const wrong = seen.flatMap(([path, answer]) =>
    known.isRight(path, answer) ? [] : [`${path} answered ${answer.status} ${answer.sha256}`],
  );
  expect([...broken, ...wrong]).toEqual([]);
  // A page opened before the first switch still gets its styles, scripts and search files, with the same bytes.
  const agent = new Agent({ keepAlive: true });
  for (const path of neededByOpenPages(first))
    expect([path, (await answerAt(agent, site.portalUrl, path)).status]).toEqual([path, 200]);
  agent.destroy();
  // There were switches to trip over, and readers who met them.
  const home = new Set(seen.filter(([path]) => path === '/articles/').map(([, { sha256 }]) => sha256));
  expect(home.size).toBeGreaterThan(1);
  judge('A10 answers to readers during switches', seen.length, wrong);
});
