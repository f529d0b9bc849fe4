import type { Browser } from 'playwright-core';
import { pageSize } from '../../../src/search/search.ts';
import { spread, type Quality } from './figures.ts';
import type { Served } from './serve.ts';

/** Answers up to this many are compared one by one; of more, only their number and the first page. */
const walked = 50;

/** Pagefind's own interface, as far as it is used. */
interface Pagefind {
  init: () => Promise<void>;
  search: (text: string) => Promise<{ results: { data: () => Promise<{ url: string }> }[] }>;
}

/** Asks Pagefind the same queries in the same browser. */
export async function measurePagefind(
  browser: Browser,
  served: Served,
  truth: ReadonlyMap<string, ReadonlySet<number>>,
): Promise<Quality> {
  const result = {
    ...{ missed: [] as string[], right: 0, shown: 0, firstLoad: [] as number[], bytes: [] as number[] },
    ...{ coldMs: [] as number[], warmMs: [] as number[] },
  };
  for (const [query, expected] of truth) {
    // Another page each time: nothing of it is known from the query before.
    const page = await browser.newPage();
    await page.goto(`${served.origin}/`);
    const before = served.sent();
    await page.evaluate(async () => {
      const pagefind = (await import('/pagefind/pagefind.js' as string)) as Pagefind;
      await pagefind.init();
      (globalThis as unknown as { pagefind: Pagefind }).pagefind = pagefind;
    });
    const loaded = served.sent();
    const ask = (count: number) =>
      page.evaluate(
        async ([text, most]) => {
          const { pagefind } = globalThis as unknown as { pagefind: Pagefind };
          const startedAt = performance.now();
          const { results } = await pagefind.search(text);
          const pages = await Promise.all(results.slice(0, most).map((each) => each.data()));
          const ms = performance.now() - startedAt;
          return { ms, count: results.length, seqs: pages.map(({ url }) => Number(/(\d+)\.html/.exec(url)?.[1])) };
        },
        [query, count] as const,
      );
    const cold = await ask(pageSize);
    result.firstLoad.push(loaded - before);
    result.bytes.push(served.sent() - loaded);
    result.coldMs.push(cold.ms);
    result.warmMs.push((await ask(pageSize)).ms);
    result.shown += cold.seqs.length;
    result.right += cold.seqs.filter((seq) => expected.has(seq)).length;
    const found = expected.size > walked ? undefined : new Set((await ask(cold.count)).seqs);
    const isWhole = found ? [...expected].every((seq) => found.has(seq)) : cold.count >= expected.size;
    if (!isWhole) result.missed.push(query);
    await page.close();
  }
  return {
    queries: truth.size,
    missed: result.missed,
    precision: result.right / Math.max(1, result.shown),
    firstLoadBytes: spread(result.firstLoad).mean,
    bytes: spread(result.bytes),
    coldMs: spread(result.coldMs),
    warmMs: spread(result.warmMs),
  };
}
