import type { Browser, Page } from 'playwright-core';
import type { SearchIndex, StoredText } from '../../../src/search/format.ts';
import type { Shard as ShardType } from '../../../src/search/shard.ts';
import { spread, type Quality } from './figures.ts';

/** Answers up to this many are walked page by page; of more, all candidates are compared, the texts of the first page. */
const walked = 50;
/** Queries asked in one call of the page. */
const batch = 25;

/** What the browser found for one query. */
interface Asked {
  /** Places in the feed of the answers on the first page, and of all that are answers or may be. */
  firstPage: number[];
  all: number[];
  bytes: number;
  coldMs: number;
  warmMs: number;
}

/** The modules of the reader's side as the page sees them; only the functions used. */
interface Modules {
  search: typeof import('../../../src/search/search.ts');
  shard: typeof import('../../../src/search/shard.ts');
  candidates: typeof import('../../../src/search/candidates.ts');
  fold: typeof import('../../../src/search/fold.ts');
}

/** Asks every query in a real Chromium, with or without `Intl.Segmenter`, and compares with the truth (D-2). */
export async function measureOwn(
  browser: Browser,
  origin: string,
  truth: ReadonlyMap<string, ReadonlySet<number>>,
  hasSegmenter: boolean,
): Promise<Quality & { hasSegmenter: boolean }> {
  const context = await browser.newContext();
  if (!hasSegmenter) await context.addInitScript('delete Intl.Segmenter');
  const page = await context.newPage();
  await page.goto(`${origin}/`);
  if ((await page.evaluate(() => 'Segmenter' in Intl)) !== hasSegmenter)
    throw new Error('Intl.Segmenter is not as asked');
  const firstLoadBytes = await prepare(page);
  const queries = [...truth.keys()];
  const asked: Asked[] = [];
  for (let at = 0; at < queries.length; at += batch) asked.push(...(await askAll(page, queries.slice(at, at + batch))));
  await context.close();
  const shown = asked.flatMap(({ firstPage }, at) => firstPage.map((seq) => truth.get(queries[at] ?? '')?.has(seq)));
  return {
    hasSegmenter,
    queries: queries.length,
    missed: queries.filter((query, at) => !isWhole(truth.get(query) ?? new Set(), asked[at]?.all ?? [])),
    precision: shown.filter(Boolean).length / shown.length,
    firstLoadBytes,
    bytes: spread(asked.map(({ bytes }) => bytes)),
    coldMs: spread(asked.map(({ coldMs }) => coldMs)),
    warmMs: spread(asked.map(({ warmMs }) => warmMs)),
  };
}

function isWhole(truth: ReadonlySet<number>, found: readonly number[]): boolean {
  const all = new Set(found);
  return [...truth].every((seq) => all.has(seq));
}

/** Loads the modules, and what every query needs. @returns the bytes of the latter. */
async function prepare(page: Page): Promise<number> {
  // As text: a test runner would take an import for one of its own.
  await page.evaluate(`(async () => {
    globalThis.modules = {};
    for (const name of ['search', 'shard', 'candidates', 'fold'])
      globalThis.modules[name] = await import('/source/' + name + '.ts');
  })()`);
  return page.evaluate(async () => {
    const always = new Map<string, Uint8Array | undefined>();
    const bench = {
      modules: (globalThis as unknown as { modules: Modules }).modules,
      bytes: 0,
      async fetchFile(path: string): Promise<Uint8Array | undefined> {
        if (always.has(path)) return always.get(path);
        const response = await fetch(`/search/${path}`);
        const bytes = response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
        bench.bytes += bytes?.length ?? 0;
        if (/^index\.json$|\/(?:head|filters)$/.test(path)) always.set(path, bytes);
        return bytes;
      },
    };
    (globalThis as unknown as { bench: typeof bench }).bench = bench;
    const opened = await bench.modules.search.Search.open(bench.fetchFile);
    const before = bench.bytes;
    await opened.ask({ text: '〇', filters: {}, sort: 'relevance' });
    const asked = bench.bytes - before;
    let filters = 0;
    for (const [path, bytes] of always) if (path.endsWith('/filters')) filters += bytes?.length ?? 0;
    return before + Math.min(asked, filters);
  });
}

async function askAll(page: Page, queries: readonly string[]): Promise<Asked[]> {
  return page.evaluate(
    async ([texts, most]) => {
      const { bench } = globalThis as unknown as {
        bench: {
          modules: Modules;
          bytes: number;
          fetchFile: (path: string) => Promise<Uint8Array | undefined>;
          shards?: Promise<ShardType[]>;
        };
      };
      const { Search, pageSize } = bench.modules.search;
      const { Shard } = bench.modules.shard;
      const seqsOf = (answers: { record: StoredText }[]): number[] => answers.map(({ record }) => record.seq);

      /** Every record that the index names for a query: pages never show another. */
      async function candidates(text: string): Promise<number[]> {
        const seqs: number[] = [];
        for (const shard of await (bench.shards ??= openShards())) {
          const graded = await bench.modules.candidates.textCandidates(shard, bench.modules.fold.queryParts(text));
          for (const [ordinal, grade] of graded.entries()) if (grade > 0) seqs.push(await shard.seq(ordinal));
        }
        return seqs;
      }

      /** Opened once, apart from those whose bytes are counted. */
      async function openShards(): Promise<ShardType[]> {
        const index = JSON.parse(new TextDecoder().decode(await bench.fetchFile('index.json'))) as SearchIndex;
        return Promise.all(index.shards.map((entry) => Shard.open(entry, index.texts, bench.fetchFile)));
      }

      const asked: Asked[] = [];
      for (const text of texts) {
        const query = { text, filters: {}, sort: 'relevance' } as const;
        const search = await Search.open(bench.fetchFile);
        const bytesBefore = bench.bytes;
        const coldAt = performance.now();
        const found = await search.ask(query);
        const firstPage = seqsOf((await found?.page(1)) ?? []);
        const warmAt = performance.now();
        const bytes = bench.bytes - bytesBefore;
        const again = await search.ask(query);
        await again?.page(1);
        const endAt = performance.now();
        const all = [...firstPage];
        if (found && found.total.count > most) all.push(...(await candidates(text)));
        else if (found)
          for (let number = 2; number <= found.pages && number <= most / pageSize + 1; number += 1)
            all.push(...seqsOf(await found.page(number)));
        asked.push({ firstPage, all, bytes, coldMs: warmAt - coldAt, warmMs: endAt - warmAt });
      }
      return asked;
    },
    [queries, walked] as const,
  );
}
