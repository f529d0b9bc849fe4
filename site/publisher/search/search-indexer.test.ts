import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, test, vi } from 'vitest';
import { readBlock } from '../../src/search/block.ts';
import type { SearchIndex, SearchRecord } from '../../src/search/format.ts';
import { corpus, corpusRecord, departmentIds, drawQueries, randomFrom } from './testing/corpus.ts';
import { SearchIndexer } from './search-indexer.ts';
import { SearchRelease } from './testing/release.ts';

// Real files and a real browser: a busy machine may take its time.
vi.setConfig({ testTimeout: 30_000 });
afterAll(() => SearchRelease.removeAll());

/** Everything a stranger could read in the files of search. */
function everyWord(release: SearchRelease): string {
  return [...release.files]
    .map(([path, bytes]) => {
      if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzipSync(bytes).toString();
      const [, , part] = path.split('/');
      if (part !== 'b') return Buffer.from(bytes).toString();
      return [...readBlock(bytes)].map(({ term }) => term).join('\n');
    })
    .join('\n');
}

const later = (number: number, seq: number, text: string) => ({ ...corpusRecord(number), seq, text });

/** Few dates, so that records of one day lie in different shards and only the later change tells them apart. */
const onFewDays = (record: SearchRecord): SearchRecord => ({ ...record, date: `2026-0${1 + (record.seq % 3)}-01` });

test('a history of changes, also back to earlier versions, answers as an index built at once, in the same order', async () => {
  const settings = { shardRecords: 25, deltaRecords: 8, youngRecords: 12 };
  const release = await SearchRelease.of(corpus(60).map(onFewDays), settings);
  const random = randomFrom(11);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const past = [...release.records.values()];
  let seq = 60;
  for (let step = 0; step < 28; step += 1) {
    const put = Array.from({ length: 1 + Math.floor(random() * 3) }, (): SearchRecord => {
      seq += 1;
      const kind = random();
      if (kind < 0.3) return pick(past);
      const { path, id } = kind < 0.65 ? pick([...release.records.values()]) : corpusRecord(seq);
      return onFewDays({ ...corpusRecord(seq), path, id });
    });
    past.push(...put);
    const unique = [...new Map(put.map((record) => [record.path, record])).values()];
    const others = [...release.records.keys()].filter((path) => !unique.some((record) => record.path === path));
    const removed = random() < 0.4 ? others.slice(0, 1) : [];
    await release.change(unique, removed);
    expect(release.living()).toEqual([...release.records.values()].map(({ path, seq }) => `${path} ${seq}`).sort());
    if (step % 4 === 0) await release.indexer.idle();
  }
  const fresh = await SearchRelease.of([...release.records.values()], settings);
  for (const query of [...drawQueries([...release.records.values()], 25, 5), '检查', '关于'])
    for (const sort of ['relevance', 'date'] as const)
      expect(await release.paths(query, { sort }), query).toEqual(await fresh.paths(query, { sort }));
}, 60_000);

test('the delta is merged beside the publishing, and what changed meanwhile is kept', async () => {
  const release = await SearchRelease.of(corpus(30), { deltaRecords: 5 });
  await release.change(corpus(6, 31));
  const shards = () => JSON.parse(String(Buffer.from(release.files.get('search/index.json') ?? []))) as SearchIndex;
  expect(shards().shards).toHaveLength(2);
  await release.change([later(3, 37, '后来改写的正文')], ['/none.html', corpusRecord(4).path]);
  await release.indexer.idle();
  await release.change([corpusRecord(38)]);
  expect(shards().shards.map(({ records }) => records)).toEqual([36, 2]);
  expect(await release.paths('后来改写的正文')).toEqual([corpusRecord(3).path]);
  expect(release.living()).toHaveLength(36);
  expect(everyWord(release)).not.toContain(corpusRecord(4).path);
});

test('an index that is left while it is built is as if nobody had begun it', async () => {
  const release = await SearchRelease.of(corpus(30));
  const leaving = new AbortController();
  const documents = new URL('./testing/corpus-documents.ts', import.meta.url).href;
  const { folder } = release;
  const building = new SearchIndexer({ documents }).update({
    ...{ folder, generation: undefined, snapshotFile: `${folder}.db`, put: [], removed: [], signal: leaving.signal },
  });
  setImmediate(() => leaving.abort(new Error('something urgent has come')));
  await expect(building).rejects.toThrow('something urgent has come');
  await release.change(corpus(1, 31));
  expect(release.living()).toHaveLength(31);
  expect(await release.paths(corpusRecord(7).title)).toContain(corpusRecord(7).path);
});

test('what a running merge reads is not cleared away, though the release needs it no more', async () => {
  const failures: unknown[] = [];
  const settings = { deltaRecords: 2, onFailedMerge: (cause: unknown) => void failures.push(cause) };
  const release = await SearchRelease.of(corpus(10), settings);
  // Starts the merge; then the delta that it reads is replaced twice.
  await release.change(corpus(3, 11));
  await release.change([corpusRecord(14)]);
  await release.change([corpusRecord(15)]);
  await release.indexer.idle();
  expect(failures).toEqual([]);
  await release.change([corpusRecord(16)]);
  expect(release.living()).toHaveLength(16);
  for (const number of [11, 14, 16])
    expect(await release.paths(corpusRecord(number).numbers[0] ?? '')).toEqual([corpusRecord(number).path]);
});

test('a withdrawn record leaves the folder of the stage too, also when it came into a merge (A13)', async () => {
  const release = await SearchRelease.of(corpus(10), { deltaRecords: 2 });
  const secret = later(11, 11, '其中写着鱼鹰');
  // Starts the merge; the record is withdrawn while it runs.
  await release.change([secret, corpusRecord(12), corpusRecord(13)]);
  await release.change([], [secret.path]);
  await release.indexer.idle();
  await release.indexer.tend(release);
  await release.indexer.idle();
  await release.indexer.tend(release);
  const files = readdirSync(release.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const holding = files.filter((entry) =>
    wordsOf(readFileSync(join(entry.parentPath, entry.name)), entry).includes('鱼鹰'),
  );
  expect(holding.map(({ name }) => name)).toEqual([]);
  expect(await release.paths(corpusRecord(12).numbers[0] ?? '')).toEqual([corpusRecord(12).path]);
});

/** What a stranger could read in a file of the stage. */
function wordsOf(bytes: Buffer, { parentPath }: { parentPath: string }): string {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzipSync(bytes).toString();
  if (/\/(?:b|replaced)$/.test(parentPath)) return [...readBlock(bytes)].map(({ term }) => term).join('\n');
  return bytes.toString();
}

test('a merge of what was there before is not used after everything was built anew', async () => {
  const release = await SearchRelease.of(corpus(10), { deltaRecords: 2 });
  await release.change(corpus(3, 11));
  release.generation = undefined;
  await release.change([corpusRecord(20)], [corpusRecord(11).path]);
  await release.change([corpusRecord(21)]);
  expect(await release.paths(corpusRecord(11).numbers[0] ?? '')).toEqual([]);
  for (const number of [12, 20, 21])
    expect(await release.paths(corpusRecord(number).numbers[0] ?? '')).toEqual([corpusRecord(number).path]);
  expect(release.living()).toHaveLength(14);
});

test('a release that never went live leaves the index as it was', async () => {
  const release = await SearchRelease.of(corpus(10));
  const { generation } = release;
  await release.attempt(corpus(3, 11));
  release.generation = generation;
  await release.change([corpusRecord(20)]);
  expect(release.living()).toHaveLength(11);
  expect(await release.paths(corpusRecord(20).numbers[0] ?? '')).toEqual([corpusRecord(20).path]);
});

test('files that were lost are made again, and nothing of the old ones stays', async () => {
  const release = await SearchRelease.of([later(1, 1, '旧版写着蟾蜍'), ...corpus(5, 2)]);
  rmSync(release.folder, { recursive: true });
  mkdirSync(release.folder);
  await release.change([later(1, 9, '新版写着蜻蜓')]);
  expect(await release.paths('蜻蜓')).toEqual([corpusRecord(1).path]);
  expect(release.files).toEqual((await SearchRelease.of([...release.records.values()])).files);
});

test('a withdrawn record is not found, and no word of it is left in any file (G6)', async () => {
  const secret = later(5, 5, '其中记载了独角兽代号XQZ9981和鼱鼩二字');
  const release = await SearchRelease.of([...corpus(4), secret, ...corpus(20, 6)]);
  expect(await release.paths('鼱鼩')).toEqual([secret.path]);
  const words = ['鼱', '鼩', 'xqz', '角兽', secret.path];
  // Compared as a list: a failure must not print every word there is.
  expect(words.filter((word) => everyWord(release).includes(word))).toEqual(words);
  await release.change([], [secret.path]);
  expect(await release.paths('鼱鼩')).toEqual([]);
  expect(await release.paths('代号XQZ9981')).toEqual([]);
  expect(words.filter((word) => everyWord(release).includes(word))).toEqual([]);
  const all = await (await release.search()).ask({ text: '关于', filters: {}, sort: 'date' });
  expect(all?.filters.type.reduce((sum, { count }) => sum + count, 0)).toBe(release.records.size);
  for (const query of drawQueries([...release.records.values()], 20, 9))
    expect((await release.paths(query)).length, query).toBeGreaterThan(0);
});

test('all records of a shard can be withdrawn at once: of several blocks nothing is left', async () => {
  const release = await SearchRelease.of(corpus(20));
  const paths = [...release.records.keys()];
  await release.change([], paths);
  expect(await release.paths('关于')).toEqual([]);
  await release.change(corpus(20, 21));
  expect((await release.paths('关于')).length).toBeGreaterThan(0);
});

test('a new version hides the old one, whose text leaves the release', async () => {
  const release = await SearchRelease.of([later(1, 1, '旧版写着蟾蜍'), corpusRecord(2)]);
  await release.change([later(1, 3, '新版写着蜻蜓')]);
  expect(await release.paths('蟾蜍')).toEqual([]);
  expect(await release.paths('蜻蜓')).toEqual([corpusRecord(1).path]);
  const both = await (await release.search()).ask({ text: '关于', filters: {}, sort: 'date' });
  expect(both?.total).toEqual({ count: 2, exact: true });
  expect(both?.filters.type.reduce((sum, { count }) => sum + count, 0)).toBe(2);
  const texts = [...release.files.keys()].filter((path) => /^search\/t[^/]*\//.test(path));
  expect(texts).toHaveLength(2);
});

test('an unchanged state gives the same bytes in another folder (C-5)', async () => {
  const [one, other] = [await SearchRelease.of(corpus(40)), await SearchRelease.of(corpus(40))];
  expect([...one.files].toSorted()).toEqual([...other.files].toSorted());
  expect(one.generation).toBe(other.generation);
});

test('a large site is built by processes of their own, with the same result', async () => {
  const settings = { shardRecords: 20 };
  const here = await SearchRelease.of(corpus(50), settings);
  const apart = await SearchRelease.of(corpus(50), { ...settings, inlineRecords: 0 });
  expect([...apart.files].toSorted()).toEqual([...here.files].toSorted());
});

test('filters narrow, and count what each of their values would give', async () => {
  const records = corpus(80);
  const departments = departmentIds.map((id, at) => ({
    ...{ ...corpusRecord(81 + at), type: 'department', id, title: `第${at}科`, text: '', department: null },
  }));
  const release = await SearchRelease.of([...records, ...departments]);
  const department = departmentIds[2] ?? '';
  const search = await release.search();
  const found = await search.ask({ text: '检查', filters: { department, year: '2024' }, sort: 'relevance' });
  const holding = records.filter(({ title, text }) => `${title}\n${text}`.includes('检查'));
  const inYear = holding.filter(({ date }) => date.startsWith('2024'));
  expect(found?.total.count).toBe(inYear.filter((record) => record.department === department).length);
  const counts = Object.fromEntries(found?.filters.department.map(({ value, count }) => [value, count]) ?? []);
  for (const id of departmentIds)
    expect(counts[id] ?? 0).toBe(inYear.filter((record) => record.department === id).length);
});

test.each([
  ['type', (record: SearchRecord) => record.type],
  ['year', (record: SearchRecord) => record.date.slice(0, 4)],
  ['department', (record: SearchRecord) => record.department],
  ['validity', (record: SearchRecord) => record.validity],
] as const)('filter %s gives exactly the records with each of its values, in either order', async (name, valueOf) => {
  const records = corpus(60);
  const release = await SearchRelease.of(records.slice(0, 50));
  await release.change(records.slice(50));
  const holding = records.filter(({ title, text }) => `${title}\n${text}`.includes('检查'));
  for (const value of new Set(holding.map(valueOf).filter((each) => each !== null))) {
    const wanted = holding.filter((record) => valueOf(record) === value);
    for (const sort of ['relevance', 'date'] as const) {
      const found = await release.paths('检查', { filters: { [name]: value }, sort });
      expect(found.toSorted()).toEqual(wanted.map(({ path }) => path).sort());
      const dates = found.map((path) => records.find((record) => record.path === path)?.date ?? '');
      if (sort === 'date') expect(dates).toEqual(dates.toSorted().reverse());
    }
  }
});

test('where a filter leaves nothing, nothing else is offered in its place', async () => {
  const release = await SearchRelease.of([{ ...corpusRecord(1), title: '应急避难场所管理办法', date: '2024-01-01' }]);
  expect(await release.paths('应急避难场所', { filters: { year: '2023' } })).toEqual([]);
});

test('a site without records answers that there is nothing', async () => {
  const release = await SearchRelease.of([]);
  expect(await release.paths('应急')).toEqual([]);
  await release.change(corpus(3));
  await release.change([], [...release.records.keys()]);
  expect(await release.paths('应急')).toEqual([]);
});

test('departments are called by their present name', async () => {
  const department = { ...corpusRecord(7), type: 'department', id: departmentIds[0] ?? '', title: '危化监管科' };
  const release = await SearchRelease.of([...corpus(6), department]);
  expect((await release.search()).labels['department']).toEqual({ [department.id]: '危化监管科' });
  await release.change([{ ...department, seq: 8, title: '危险化学品监管科' }]);
  expect((await release.search()).labels['department']).toEqual({ [department.id]: '危险化学品监管科' });
  await release.change([], [department.path]);
  expect((await release.search()).labels['department']).toEqual({});
});

test('a whole number comes first, then titles, then texts, each newest first', async () => {
  const base = { ...corpusRecord(1), numbers: [] as string[], text: '', title: '通知' };
  const release = await SearchRelease.of([
    { ...base, path: '/a.html', seq: 1, date: '2026-05-01', text: '依照云应急规〔2026〕3号办理' },
    { ...base, path: '/b.html', seq: 2, date: '2026-04-01', title: '关于云应急规〔2026〕3号的解读' },
    { ...base, path: '/c.html', seq: 3, date: '2024-01-01', numbers: ['云应急规〔2026〕3号'] },
    { ...base, path: '/d.html', seq: 4, date: '2026-06-01', numbers: ['云应急规〔2026〕33号'] },
  ]);
  const expected = ['/c.html', '/b.html', '/a.html'];
  expect(await release.paths('云应急规〔2026〕3号')).toEqual(expected);
  expect(await release.paths('云应急规[２０２６]3号')).toEqual(expected);
  expect(await release.paths('云应急规〔2026〕3号', { sort: 'date' })).toEqual(['/a.html', '/b.html', '/c.html']);
  expect(await release.paths('云应急规20263号')).toEqual(['/c.html']);
});

test('pinyin initials, whole pinyin and one wrong character still find a title (R-SITE-15)', async () => {
  const wanted = { ...corpusRecord(1), path: '/wanted.html', title: '云川市应急避难场所管理办法' };
  const release = await SearchRelease.of([wanted, ...corpus(30, 2)]);
  for (const query of ['yjbncs', 'YJBN', 'bihnan', 'yingjibinan', '应急避难厂所', '应急壁难场所', '映急避难场所'])
    if (query !== 'bihnan') expect(await release.paths(query), query).toContain('/wanted.html');
    else expect(await release.paths(query), query).toEqual([]);
});
