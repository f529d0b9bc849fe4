import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../../../scripts/lib/browser/launch.ts';
import { corpus, drawQueries, grep } from '../../publisher/search/testing/corpus.ts';
import { SearchRelease } from '../../publisher/search/testing/release.ts';
import type { Search } from '../../src/search/search.ts';

/**
 * Recall, precision, bytes and time of search in a real Chromium, with `Intl.Segmenter` and without it (D-2):
 * `node e2e/search/bench.ts --records 10000 --queries 1000`. Ends with 1 when recall is not complete.
 */

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '10000' },
    queries: { type: 'string', default: '1000' },
    json: { type: 'boolean', default: false },
  },
});
/** Longer answers are compared by their number and their first page: all their texts would be most of the index. */
const comparedWhole = 100;

const records = corpus(Number(values.records));
const queries = drawQueries(records, Number(values.queries), 99);
const truths = new Map(queries.map((query) => [query, grep(records, query)]));
const startedAt = performance.now();
const release = await SearchRelease.of(records);
const buildMs = Math.round(performance.now() - startedAt);
const sent = { bytes: 0, requests: 0 };
const { origin, close } = await serve();
const browser = await launchBrowser();
const runs = [];
for (const hasSegmenter of [true, false]) {
  const context = await browser.newContext();
  if (!hasSegmenter) await context.addInitScript('delete Intl.Segmenter');
  runs.push({ hasSegmenter, ...(await run(await context.newPage())) });
  await context.close();
}
await browser.close();
close();
await SearchRelease.removeAll();
const report = { records: records.length, queries: queries.length, buildMs, runs };
console.log(values.json ? JSON.stringify(report) : JSON.stringify(report, null, 2));
if (runs.some(({ missed, precision }) => missed.length > 0 || precision < 0.95)) process.exitCode = 1;

async function run(page: Page) {
  await page.goto(`${origin}/`);
  const measured = [];
  let right = 0;
  let shown = 0;
  const missed: string[] = [];
  const before = sent.bytes;
  await openSearch(page);
  const firstLoadBytes = sent.bytes - before;
  for (const query of queries) {
    const truth = new Set(truths.get(query));
    const cold = await answer(page, query, true);
    const warm = await answer(page, query, false);
    shown += cold.firstPage.length;
    right += cold.firstPage.filter((path) => truth.has(path)).length;
    const isWhole = truth.size <= comparedWhole;
    const found = isWhole ? new Set((await answer(page, query, false, true)).all) : undefined;
    if (found ? [...truth].some((path) => !found.has(path)) : cold.count < truth.size) missed.push(query);
    measured.push({ bytes: cold.bytes, requests: cold.requests, coldMs: cold.ms, warmMs: warm.ms });
  }
  return {
    missed,
    precision: right / shown,
    firstLoadBytes,
    bytes: spread(measured.map(({ bytes }) => bytes)),
    requests: spread(measured.map(({ requests }) => requests)),
    coldMs: spread(measured.map(({ coldMs }) => coldMs)),
    warmMs: spread(measured.map(({ warmMs }) => warmMs)),
  };
}

/** Begins anew: all but what every query needs is forgotten. */
async function openSearch(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // Served from the sources below, as the page's own bundle has them.
    const { Search } = (await import('/source/search.ts' as string)) as typeof import('../../src/search/search.ts');
    const search = await Search.open(async (path) => {
      const response = await fetch(`/search/${path}`);
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
    });
    await search.ask({ text: '〇', filters: {}, sort: 'relevance' });
    (globalThis as unknown as { search: Search }).search = search;
  });
}

/** Asks in the browser; `isCold` forgets first what earlier queries loaded. */
async function answer(page: Page, query: string, isCold: boolean, all = false) {
  if (isCold) await openSearch(page);
  const before = { ...sent };
  const result = await page.evaluate(
    async ([text, whole]) => {
      const { search } = globalThis as unknown as { search: Search };
      const began = performance.now();
      const found = await search.ask({ text: text as string, filters: {}, sort: 'relevance' });
      const firstPage = ((await found?.page(1)) ?? []).map(({ record }) => record.path);
      const ms = performance.now() - began;
      const paths = [...firstPage];
      for (let number = 2; whole && found && number <= found.pages; number += 1)
        paths.push(...(await found.page(number)).map(({ record }) => record.path));
      return { firstPage, ms, all: paths, count: found?.total.count ?? 0 };
    },
    [query, all],
  );
  return { ...result, bytes: sent.bytes - before.bytes, requests: sent.requests - before.requests };
}

function spread(numbers: number[]): Record<'mean' | 'p50' | 'p95' | 'max', number> {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  const mean = Math.round(sorted.reduce((sum, number) => sum + number, 0) / sorted.length);
  return { mean, p50: at(0.5), p95: at(0.95), max: at(1) };
}

/** The release's files, and the reader's side as modules. */
async function serve(): Promise<{ origin: string; close: () => void }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://bench').pathname;
    const file = release.files.get(path.slice(1));
    if (file) {
      sent.bytes += file.length;
      sent.requests += 1;
      response.end(file);
    } else if (path.startsWith('/source/')) {
      response.setHeader('content-type', 'text/javascript');
      void source(path.slice('/source/'.length)).then((text) => response.end(text));
    } else {
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><html lang="zh-CN"><title>bench</title></html>');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close(): void {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function source(name: string): Promise<string> {
  return stripTypeScriptTypes(await readFile(join(import.meta.dirname, '../../src/search', name), 'utf8'));
}
