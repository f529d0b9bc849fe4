import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Publisher } from '../open-publisher.ts';
import { publish } from '../publish/publish.ts';
import { sampleRecord } from '../testing/sample-record.ts';
import { liveManifest, liveNumber, startTestSite, type TestSite } from '../testing/test-publisher.ts';
import { checkNightly, isDue, lastDue } from './nightly-check.ts';
import { resumeIncremental, selfCheck } from './self-check.ts';

let site: TestSite;
let publisher: Publisher;
let rendered: number[];
beforeEach(async () => {
  site = await startTestSite();
  for (const number of [1, 2, 3]) site.letOut(sampleRecord('article', number));
  await open();
  await publish(publisher);
});
afterEach(async () => {
  publisher.close();
  await site.close();
});

async function open(): Promise<void> {
  rendered = [];
  publisher = await site.open((event, details) => {
    if (event === 'rendered') rendered.push(Number(details?.['pages']));
  });
}

async function publishNext(number: number): Promise<void> {
  site.letOut(sampleRecord('article', number));
  await publish(publisher);
}

const alarms = () => publisher.alarms.list().map(({ code }) => code);
const isFull = (pages: number | undefined) => (pages ?? 0) >= liveManifest(site.siteVar).size / 2;
/** The cache forgets what the list of articles was made from: the next publication leaves it as it is. */
const corruptCache = () =>
  publisher.cache.db.exec(`DELETE FROM reads WHERE page = (SELECT page FROM pages WHERE url = '/articles/')`);

test('a sound release equals its clean build, and what was healed before has proved to be right', async () => {
  await publishNext(4);
  for (const code of ['database.damaged', 'ledger.restored', 'ledger.incomplete'] as const)
    publisher.alarms.raise(code, 'ledger.db');
  expect(await selfCheck(publisher)).toEqual({
    outcome: 'checked',
    release: 2,
    different: [],
    altered: [],
    broken: [],
    lost: [],
  });
  expect(alarms()).toEqual([]);
  expect(existsSync(join(site.siteVar, 'self-check'))).toBe(false);
});

test('a wrong release is found, built anew in full, and so is every next one until somebody says otherwise', async () => {
  corruptCache();
  await publishNext(4);
  expect(isFull(rendered.at(-1))).toBe(false);
  const result = await selfCheck(publisher);
  expect(result).toMatchObject({ outcome: 'checked', release: 2, altered: [] });
  expect(result.outcome === 'checked' && result.different).toContain('/articles/index.html');
  expect(publisher.alarms.list()).toMatchObject([
    { code: 'release.mismatch', message: expect.stringContaining('/articles/index.html') },
  ]);

  await publish(publisher);
  expect(liveNumber(site.siteVar)).toBe(3);
  expect(isFull(rendered.at(-1))).toBe(true);
  expect(await selfCheck(publisher)).toMatchObject({ different: [] });
  // Nothing new makes no release, in this state too.
  await publish(publisher);
  expect(liveNumber(site.siteVar)).toBe(3);

  publisher.close();
  await open();
  await publishNext(5);
  expect(isFull(rendered.at(-1))).toBe(true);
  resumeIncremental(publisher);
  expect(alarms()).toEqual([]);
  await publishNext(6);
  expect(isFull(rendered.at(-1))).toBe(false);
});

test('a publisher that is killed after the check found a mismatch still builds anew', async () => {
  corruptCache();
  await publishNext(4);
  await selfCheck(publisher);
  publisher.close();
  await open();
  await publish(publisher);
  expect(isFull(rendered.at(-1))).toBe(true);
  expect(await selfCheck(publisher)).toMatchObject({ different: [] });
});

test('other code is trusted anew', async () => {
  publisher.checks.distrust(1, 'code-of-yesterday', ['/index.html']);
  publisher.alarms.raise('release.mismatch', '/index.html');
  publisher.close();
  await open();
  expect(alarms()).toEqual([]);
  await publishNext(4);
  expect(isFull(rendered.at(-1))).toBe(false);
});

test('files that somebody changed, removed or emptied in the live release are named', async () => {
  const folder = join(site.siteVar, 'current', 'public');
  appendFileSync(join(folder, 'index.html'), '<p>改</p>');
  rmSync(join(folder, 'robots.txt'));
  expect(await selfCheck(publisher)).toMatchObject({ different: [], altered: ['/index.html', '/robots.txt'] });
  expect(alarms()).toEqual(['release.altered']);
});

test('a link that leads nowhere and a path that was forgotten are named (G3, I-7)', async () => {
  // Neither comes about by itself: a change of the code could bring them.
  publisher.snapshot.exec(
    `UPDATE records SET checksum = NULL, json = replace(json, '安全生产责任制', '<a href=\\"/nothing.html\\">责任制</a>') WHERE id = '${sampleRecord('article', 2).id}'`,
  );
  publisher.ledger.db.exec(`INSERT INTO ever_live (path, is_gone) VALUES ('old.html', 0)`);
  publisher.reader.refresh();
  await publish(publisher, true);
  expect(await selfCheck(publisher)).toMatchObject({
    different: [],
    broken: ['/articles/2026-00002.html → /nothing.html'],
    lost: [],
  });
  publisher.ledger.db.exec(`INSERT INTO ever_live (path, is_gone) VALUES ('older.html', 0)`);
  expect(await selfCheck(publisher)).toMatchObject({ lost: ['/older.html'] });
  expect(alarms()).toEqual(expect.arrayContaining(['links.broken', 'release.path-lost']));
});

test('search that answers otherwise than a clean build is found', async () => {
  await publishNext(4);
  const index = join(site.siteVar, 'current', 'public', 'search', 'index.json');
  // As valid as before, and without the shard of the latest change.
  const wrong = JSON.parse(readFileSync(index, 'utf8')) as { shards: unknown[] };
  rmSync(index);
  writeFileSync(index, JSON.stringify({ ...wrong, shards: wrong.shards.slice(0, -1) }));
  const result = await selfCheck(publisher);
  expect(result.outcome === 'checked' && result.different.every((path) => path.startsWith('search: '))).toBe(true);
  expect(alarms()).toContain('release.mismatch');
});

test('while changes are on their way nothing is compared', async () => {
  publisher.snapshot.exec(`INSERT INTO touched (key) VALUES ('type:article')`);
  expect(await selfCheck(publisher)).toEqual({ outcome: 'busy' });
  expect(alarms()).toEqual([]);
});

test('a list of the snapshot that does not follow from its records is found', async () => {
  publisher.snapshot.exec(`DELETE FROM lists WHERE scope = 'article::' AND id = '${sampleRecord('article', 2).id}'`);
  publisher.reader.refresh();
  await publish(publisher, true);
  const result = await selfCheck(publisher);
  expect(result.outcome === 'checked' && result.different).toContain('/articles/index.html');
});

test('publications go on while a check runs', async () => {
  const checking = selfCheck(publisher);
  await publishNext(4);
  await publishNext(5);
  expect(liveNumber(site.siteVar)).toBe(3);
  const result = await checking;
  if (result.outcome === 'checked') expect(result.different).toEqual([]);
});

test('the check falls due at its hour in Shanghai, once a day', () => {
  const due = (now: string) => lastDue(new Date(now), 3).toISOString();
  expect(due('2026-03-05T18:59:59Z')).toBe('2026-03-04T19:00:00.000Z');
  expect(due('2026-03-05T19:00:00Z')).toBe('2026-03-05T19:00:00.000Z');
  expect(due('2026-03-06T15:00:00Z')).toBe('2026-03-05T19:00:00.000Z');
});

test('a check that is due is made without being asked, and a mismatch wakes the publisher', async () => {
  corruptCache();
  await publishNext(4);
  const file = join(site.siteVar, 'self-check.json');
  publisher.close();
  const checkedAt = new Date(Date.now() - 30 * 3_600_000).toISOString();
  writeFileSync(file, JSON.stringify({ checkedAt, mismatch: null }));
  await open();
  await new Promise<void>((resolve) => {
    const stop = checkNightly(publisher, () => {
      stop();
      resolve();
    });
  });
  expect(alarms()).toEqual(['release.mismatch']);
});

test('a check that a clock ahead of time has dated into the future puts none off (A14)', () => {
  const now = new Date('2026-01-05T04:00:00Z');
  expect(isDue(now, new Date('2026-01-05T03:00:00Z'), 3)).toBe(false);
  expect(isDue(now, new Date('2036-01-05T03:00:00Z'), 3)).toBe(true);
});
