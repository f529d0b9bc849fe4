import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReleaseEntry } from '@yangguang/schemas';
import { expect, test } from 'vitest';
import type { Publisher } from '../open-publisher.ts';
import { publish } from '../publish/publish.ts';
import { sampleRecord } from '../testing/sample-record.ts';
import { useSite } from '../testing/use-site.ts';

const site = useSite();

const entryAt = async (number: number): Promise<ReleaseEntry> =>
  ReleaseEntry.parse(await (await fetch(new URL(`/releases/${number}.json`, site.portalUrl))).json());
/** What the CMS was last told of each release. */
const told = () =>
  new Map(site.feed.reports.flatMap(({ releases }) => releases.map((each) => [each.entry.number, each] as const)));

async function withPublisher<T>(work: (publisher: Publisher) => T | Promise<T>): Promise<T> {
  const publisher = await site.open();
  try {
    return await work(publisher);
  } finally {
    publisher.close();
  }
}

test('the ledger tells of each release what readers saw happen, with its check value (C-6)', async () => {
  const article = sampleRecord('article', 1, { title: '先前的标题' });
  site.letOut(article);
  site.letOut(sampleRecord('article', 2));
  await site.publishOnce();
  site.letOut({ ...article, title: '后来的标题' });
  site.letOut(sampleRecord('article', 3));
  site.takeBack(sampleRecord('article', 2));
  await site.publishOnce();
  const { kind, counts, records, manifestHash } = await entryAt(2);
  expect(kind).toBe('publish');
  expect(counts).toEqual({ added: 1, changed: 1, withdrawn: 1 });
  expect(records.map(({ path, title, action, seq }) => [path, title, action, seq])).toEqual([
    ['/articles/2026-00001.html', '后来的标题', 'changed', 3],
    ['/articles/2026-00003.html', sampleRecord('article', 3).title, 'added', 4],
    ['/articles/2026-00002.html', 'YC012/2026-00002', 'withdrawn', 5],
  ]);
  const label = JSON.parse(readFileSync(join(site.siteVar, 'current', 'release.json'), 'utf8')) as ReleaseEntry;
  expect(manifestHash).toBe(label.manifestHash);
  expect((await entryAt(1)).records[1]?.title).toBe('YC012/2026-00002');
});

test('the CMS is told of a release with the time of each stage, and again when it is live', async () => {
  const { portalUrl } = site.config;
  site.config.portalUrl = 'http://127.0.0.1:9';
  site.letOut(sampleRecord('article', 1));
  await site.publishOnce();
  expect(told().get(1)).toMatchObject({ liveAt: null, entry: { number: 1, counts: { added: 1 } } });
  site.config.portalUrl = portalUrl;
  await site.publishOnce();
  expect(told().get(1)?.liveAt).toMatch(/Z$/);
  site.letOut(sampleRecord('article', 2));
  await site.publishOnce();
  const stages = ['sync', 'render', 'search', 'write', 'switch', 'verify'];
  expect(Object.keys(told().get(2)?.stageMs ?? {})).toEqual(stages);
  expect(told().get(2)?.liveAt).toMatch(/Z$/);
  const reports = site.feed.reports.length;
  await site.publishOnce();
  expect(site.feed.reports).toHaveLength(reports);
});

test('a release that failed leaves no row, and its number is used again', async () => {
  site.letOut(sampleRecord('article', 1));
  await site.publishOnce();
  site.letOut(sampleRecord('article', 2));
  await withPublisher(async (publisher) => {
    const { commit } = publisher.cache;
    publisher.cache.commit = () => {
      throw new Error('disk full');
    };
    await expect(publish(publisher)).rejects.toThrow('disk full');
    publisher.cache.commit = commit;
    await publish(publisher);
    expect(publisher.ledger.list(5).map(({ entry }) => entry.number)).toEqual([2, 1]);
    expect(publisher.releases.numbers()).toEqual([1, 2]);
  });
});

test('the ledger outlives the cache and the snapshot, and stands whole in a site built anew', async () => {
  site.letOut(sampleRecord('article', 1));
  await site.publishOnce();
  const before = await entryAt(1);
  for (const name of ['cache.db', 'snapshot.db']) writeFileSync(join(site.siteVar, name), 'no database');
  await site.publishOnce();
  expect(await entryAt(1)).toEqual(before);
  expect((await entryAt(2)).number).toBe(2);
});

test('a rebuild is told as one, without records', async () => {
  site.letOut(sampleRecord('article', 1));
  await site.publishOnce();
  await site.publishOnce({ rebuild: true });
  expect(await entryAt(2)).toMatchObject({ kind: 'rebuild', records: [], pages: { removed: 0 } });
});
