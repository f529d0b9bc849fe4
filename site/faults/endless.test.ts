import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sampleRecord } from '../publisher/testing/sample-record.ts';
import type { PageLimits } from '../publisher/render/page-watch.ts';
import { startTestSite, type TestSite } from '../publisher/testing/test-publisher.ts';
import { siteFaults } from './oracle/release-checker.ts';
import { runCycle, type CycleEnd } from './testing/cycle.ts';

const endless = fileURLToPath(new URL('./testing/endless.mjs', import.meta.url));
const good = [1, 2, 3];
const bad = 4;

let site: TestSite;
beforeEach(async () => {
  site = await startTestSite();
  for (const number of [...good, bad]) site.letOut(sampleRecord('article', number, { title: `原来的标题${number}` }));
  await site.publishOnce();
});
afterEach(() => site.close());

async function textOf(number: number): Promise<string> {
  const response = await fetch(new URL(`/articles/2026-0000${number}.html`, site.portalUrl));
  return response.text();
}

/** Names the processes that were let have ten times the memory that a page may take. */
const unbounded = (): string => join(site.siteVar, 'unbounded.txt');

/** A cycle with such limits, in this process or in those beside it. */
const cycleWithin =
  (pageLimits: PageLimits) =>
  (parallelPages: number): Promise<CycleEnd> =>
    runCycle(
      { ...site.config, parallelPages, pageLimits },
      { env: { NODE_OPTIONS: `--import=${endless}`, UNBOUNDED_FILE: unbounded() } },
    );

// The limit that is not meant stands far off: on a busy machine a greedy page may run for seconds before its memory is full.
test.each([
  ['never ends', '永不结束', 1000, '时间超过上限', { seconds: 1, megabytes: 200 }],
  ['takes ever more memory, in a process beside', '耗尽内存', 1, '内存超过上限', { seconds: 60, megabytes: 200 }],
])(
  'a page that %s: its record is held back and named, the others go live (A8)',
  async (_, mark, parallel, reason, limits) => {
    const cycle = cycleWithin(limits);
    for (const number of good) site.letOut(sampleRecord('article', number, { title: `好的标题${number}` }));
    site.letOut(sampleRecord('article', bad, { title: `${mark}的标题` }));
    const first = await cycle(parallel);
    // A page in the publisher itself takes the publisher with it; whatever watches the publisher starts it again.
    expect([first.code, first.signal], first.output).toEqual(parallel === 1 ? [1, null] : [null, 'SIGKILL']);
    expect(siteFaults(site.siteVar)).toEqual([]);
    const second = await cycle(parallel);
    expect(second.code, second.output).toBe(0);
    expect(siteFaults(site.siteVar)).toEqual([]);
    expect(existsSync(unbounded())).toBe(false);
    for (const number of good) expect(await textOf(number)).toContain(`好的标题${number}`);
    expect(await textOf(bad)).toContain('原来的标题4');
    const told = site.feed.reports.flatMap(({ items }) => items).find(({ stage }) => stage === 'quarantined');
    expect(told?.seq).toBe(site.feed.changes.length);
    expect(told?.reason).toContain(reason);
    expect(told?.reason).toContain('处理：');
    // Mended, it is tried again.
    site.letOut(sampleRecord('article', bad, { title: '改好的标题' }));
    await site.publishOnce();
    expect(await textOf(bad)).toContain('改好的标题');
  },
);
