import { setTimeout } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { pageSize, Search } from '../../src/search/search.ts';
import { SearchSession } from '../../src/search/session.ts';
import { MissingIndexFile, type FetchFile } from '../../src/search/shard.ts';
import { publish } from '../publish/publish.ts';
import { sampleRecord } from '../testing/sample-record.ts';
import { ask, canary, useSearchingSite } from '../testing/searching-site.ts';

/** Publications while readers ask; more of them at night. */
const publications = Number(process.env['YANGGUANG_SEARCH_PUBLICATIONS'] ?? 6);
/** So small that the delta is merged all the time. */
const settings = { deltaRecords: 2, youngRecords: 5, shardRecords: 40 };

const site = useSearchingSite(settings);
beforeAll(async () => {
  for (let number = 1; number <= 12; number += 1) site.letOut(article(number));
  await publish(site.publisher);
});

const article = (number: number, rest = '') =>
  sampleRecord('article', number, { title: `关于${canary(number)}的通知${rest}`, formedDate: '2026-05-01' });
const pathOf = (number: number): string => `/articles/2026-${String(number).padStart(5, '0')}.html`;

/** Asks the portal like a browser, and remembers what was not there. */
function reader(): { fetchFile: FetchFile; missing: string[] } {
  const missing: string[] = [];
  return {
    missing,
    async fetchFile(path) {
      const response = await fetch(`${site.portalUrl}/search/${path}`);
      if (response.status === 404 || response.status === 410) {
        missing.push(path);
        return undefined;
      }
      if (!response.ok) throw new Error(`${response.url} ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    },
  };
}

/** Asks without end until told to stop; @returns every answer that was not the one expected. */
async function askWithoutEnd(session: () => SearchSession, isOver: () => boolean) {
  const wrong: string[] = [];
  let asked = 0;
  for (; !isOver(); asked += 1) {
    const number = 1 + (asked % 10);
    const shown = await session().answer({ ...ask(canary(number)), page: 1 });
    const paths = shown.answers.map(({ record }) => record.path);
    if (paths.join() !== pathOf(number)) wrong.push(`${canary(number)}: ${paths.join()}`);
    // Leaves the machine to the publisher in between.
    await setTimeout(5);
  }
  return { wrong, asked };
}

test(
  `readers who ask through ${publications} publications and the merges between them see no wrong answer and no missing file (A10)`,
  { timeout: 3_600_000 },
  async () => {
    const { fetchFile, missing } = reader();
    const stays = new SearchSession(fetchFile);
    let isOver = false;
    const readers = [
      askWithoutEnd(
        () => stays,
        () => isOver,
      ),
      askWithoutEnd(
        () => new SearchSession(fetchFile),
        () => isOver,
      ),
    ];
    const openBefore = await Search.open(fetchFile);
    let shards = '';
    let merges = 0;
    for (let number = 13; number < 13 + publications; number += 1) {
      site.letOut(article(number));
      // A record that readers ask for gets another version each time.
      site.letOut(article(1 + (number % 10), `（第${number}版）`));
      await publish(site.publisher);
      await site.indexer.idle();
      const index = JSON.parse(new TextDecoder().decode(await fetchFile('index.json'))) as { shards: { id: string }[] };
      const ids = index.shards.map(({ id }) => id).slice(0, -1);
      if (ids.join() !== shards) merges += 1;
      shards = ids.join();
    }
    isOver = true;
    for (const { wrong, asked } of await Promise.all(readers)) {
      expect(wrong).toEqual([]);
      expect(asked).toBeGreaterThan(publications);
    }
    expect(merges).toBeGreaterThan(1);
    // A page that has been open all the time and asks for the first time, from its own files (24 h).
    const found = await openBefore.ask(ask(canary(11)));
    expect((await found?.page(1))?.map(({ record }) => record.path)).toEqual([pathOf(11)]);
    expect(missing).toEqual([]);
  },
);

test('after a withdrawal an open page recovers by itself, and what was withdrawn is not found (G6)', async () => {
  const { fetchFile, missing } = reader();
  const session = new SearchSession(fetchFile);
  const paths = async (text: string): Promise<string[]> =>
    (await session.answer({ ...ask(text), page: 1 })).answers.map(({ record }) => record.path);
  const openBefore = await Search.open(fetchFile);
  expect(await paths(canary(12))).toEqual([pathOf(12)]);
  site.letOut(article(2, '（新版）'));
  await publish(site.publisher);
  site.takeBack(article(12));
  await publish(site.publisher);
  expect(missing).toEqual([]);
  // The delta it knows went with the withdrawal; alone it says so instead of answering that there is nothing.
  await expect(openBefore.ask(ask(canary(2))).then(async (found) => found?.page(1))).rejects.toThrow(MissingIndexFile);
  expect(await paths(canary(2))).toEqual([pathOf(2)]);
  expect(await paths(canary(12))).toEqual([]);
});

test('after a withdrawal and a full build an open page asks the index that is there', async () => {
  const { fetchFile, missing } = reader();
  const session = new SearchSession(fetchFile);
  const firstPage = { ...ask('的通知'), page: 1 };
  await session.answer(firstPage);
  const other = new SearchSession(reader().fetchFile);
  const lastPage = { ...firstPage, page: Math.ceil((publications + 11) / pageSize) };
  const [oldest = ''] = (await other.answer(lastPage)).answers.map(({ record }) => record.path).slice(-1);
  site.takeBack(article(Number(oldest.slice(-10, -5))));
  await publish(site.publisher, true);
  // The last page comes from the index of the first, of which nothing is left that held the withdrawn record.
  const { answers } = await session.answer({ ...firstPage, page: 2 }).then(() => session.answer(lastPage));
  expect(missing.length).toBeGreaterThan(0);
  expect(answers.map(({ record }) => record.path)).not.toContain(oldest);
  expect((await session.answer({ ...firstPage, page: 2 })).answers.length).toBeGreaterThan(0);
});
