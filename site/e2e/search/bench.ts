import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../../../scripts/lib/browser/launch.ts';
import { corpus, drawQueries } from '../../publisher/search/testing/corpus.ts';
import { buildIndexApart } from './bench/built-index.ts';
import { measureOwn } from './bench/measure-own.ts';
import { measurePagefind } from './bench/measure-pagefind.ts';
import { buildPagefind } from './bench/pagefind-site.ts';
import { serve } from './bench/serve.ts';
import { truthOf } from './bench/truth.ts';

/**
 * Recall, precision, bytes and times of search in a real Chromium, with `Intl.Segmenter` and without it, beside Pagefind
 * on the same texts in the same run (D-2): `node e2e/search/bench.ts --records 10000 --queries 1000 --json`. Ends with 1
 * when recall is not complete or precision below 95 %.
 *
 * `--pagefind 60` asks Pagefind that many of the queries; 0 leaves it out.
 */
const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '10000' },
    queries: { type: 'string', default: '1000' },
    pagefind: { type: 'string', default: '60' },
    json: { type: 'boolean', default: false },
  },
});

const say = (text: string): void => void process.stderr.write(`${text}\n`);
const records = corpus(Number(values.records));
const truth = truthOf(records, drawQueries(records, Number(values.queries), 99));
const folder = await mkdtemp(join(tmpdir(), 'yangguang-search-bench-'));
const browser = await launchBrowser();
try {
  const report = {
    records: records.length,
    cores: availableParallelism(),
    own: await own(),
    pagefind: await baseline(),
  };
  console.log(JSON.stringify(report, null, values.json ? 0 : 2));
  const isGood = report.own.runs.every(({ missed, precision }) => missed.length === 0 && precision >= 0.95);
  if (!isGood) process.exitCode = 1;
} finally {
  await browser.close();
  await rm(folder, { recursive: true });
}

async function own() {
  const { folder: root, ...index } = await buildIndexApart(folder, records);
  say(`index ${JSON.stringify(index)}`);
  const served = await serve(root);
  const runs = [];
  for (const hasSegmenter of [true, false]) {
    runs.push(await measureOwn(browser, served.origin, truth, hasSegmenter));
    say(JSON.stringify(runs.at(-1)));
  }
  served.close();
  return { ...index, runs };
}

async function baseline() {
  const count = Number(values.pagefind);
  if (count === 0) return undefined;
  const asked = new Map([...truth].slice(0, count));
  const { folder: root, ...index } = await buildPagefind(folder, records);
  say(`pagefind ${JSON.stringify(index)}`);
  const served = await serve(root);
  const quality = await measurePagefind(browser, served, asked);
  served.close();
  return { ...index, ...quality };
}
