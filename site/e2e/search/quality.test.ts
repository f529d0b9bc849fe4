import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../../scripts/lib/browser/launch.ts';
import { corpus, drawQueries } from '../../publisher/search/testing/corpus.ts';
import { buildIndexApart } from './bench/built-index.ts';
import { measureOwn } from './bench/measure-own.ts';
import { serve, type Served } from './bench/serve.ts';
import { truthOf } from './bench/truth.ts';

/** The bench in small; `node e2e/search/bench.ts` asks more of more records. */
const records = corpus(600);
const truth = truthOf(records, drawQueries(records, 60, 7));

let folder: string;
let browser: Browser;
let served: Served;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yangguang-search-quality-'));
  const built = await buildIndexApart(folder, records);
  served = await serve(built.folder);
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  served.close();
  await rm(folder, { recursive: true });
});

test.each([
  ['with Intl.Segmenter', true],
  ['without Intl.Segmenter', false],
])(
  '%s every substring finds all records that hold it, first pages hold no other, and no query is heavy (D-2)',
  async (_, hasSegmenter) => {
    const quality = await measureOwn(browser, served.origin, truth, hasSegmenter);
    expect(quality.queries).toBe(60);
    expect(quality.missed).toEqual([]);
    expect(quality.precision).toBeGreaterThanOrEqual(0.95);
    expect(quality.bytes.max).toBeLessThanOrEqual(60_000);
  },
  120_000,
);
