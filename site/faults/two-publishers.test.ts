import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { sampleRecord } from '../publisher/testing/sample-record.ts';
import { liveNumber } from '../publisher/testing/test-publisher.ts';
import { siteFaults } from './oracle/release-checker.ts';
import { runCycle, startCycle, type RunningCycle } from './testing/cycle.ts';
import { judge, noteProgress } from './testing/result.ts';
import { seed, seeded } from './testing/seeded.ts';
import { startWaitingSite, type WaitingSite } from './testing/waiting-site.ts';

/** More of them in `pnpm soak`. */
const races = Number(process.env['YANGGUANG_RACES'] ?? 2);
/** Where a holder is stopped; `YANGGUANG_STOPS=all` adds the moments at which it holds the cache, and waits for it. */
const stops =
  process.env['YANGGUANG_STOPS'] === 'all'
    ? ['synced', 'rendered', 'flushed', 'named', 'committed']
    : ['synced', 'committed'];

let site: WaitingSite;
beforeAll(async () => {
  site = await startWaitingSite();
});
beforeEach(() => site.restore());
afterAll(() => site.close());

const switches = (output: string): string[] =>
  [...output.matchAll(/"event":"(?:switched|release-switch-finished)","release":(\d+)/g)].map(
    ([, number = '']) => number,
  );

test(`publishers started together, seed ${seed}: one works, the others are told so, no number is switched to twice (A9)`, async () => {
  const random = seeded();
  for (let race = 0; race < races; race += 1) {
    site.restore();
    const publishers = Array.from({ length: 2 + Math.floor(random() * 4) }, async () => {
      await wait(random() * 400);
      return runCycle(site.config);
    });
    const ends = await Promise.all(publishers);
    const refused = ends.filter(({ code }) => code === 1);
    for (const { output } of refused) expect(output).toContain('同一目录已有一个发布程序在运行');
    const all = ends.flatMap(({ output }) => switches(output));
    expect(all).toEqual(['2']);
    await site.expectHealed();
    noteProgress('A9 publishers started together', race + 1, races);
  }
  judge('A9 publishers started together', races, []);
});

test('a holder that is killed leaves the place free at once (A9)', async () => {
  const holder = startHolder('rendered');
  await until(() => holder.output().includes('"event":"rendered"'));
  expect((await runCycle(site.config)).output).toContain('同一目录已有一个发布程序在运行');
  holder.kill();
  await holder.ended;
  await site.expectHealed();
  expect(liveNumber(site.siteVar)).toBe(2);
});

test.each(stops)(
  'stopped when it has %s, its lock file gone, a holder that wakes up moves nothing back (A9)',
  async (event) => {
    const changes = site.feed.changes.length;
    const holder = startHolder(event);
    await until(() => holder.output().includes(`"event":"${event}"`));
    for (const name of ['publisher.lock', 'publisher.lock-journal']) rmSync(join(site.siteVar, name), { force: true });
    site.letOut(sampleRecord('article', 50, { title: '接管之后的内容' }));
    // While the stopped one holds the cache the other cannot work; it then comes through after it.
    await site.publishOnce().catch((error: unknown) => expect(String(error)).toContain('database is locked'));
    const live = liveNumber(site.siteVar);
    holder.kill('SIGCONT');
    const { code, output } = await holder.ended;
    expect(code).toBe(1);
    expect(output).toContain('另一个发布程序接管了同一文件夹');
    expect(switches(output)).toEqual([]);
    expect(liveNumber(site.siteVar)).toBe(live);
    expect(siteFaults(site.siteVar)).toEqual([]);
    await site.publishOnce();
    expect(siteFaults(site.siteVar)).toEqual([]);
    const page = await fetch(new URL('/articles/2026-00050.html', site.portalUrl));
    expect(await page.text()).toContain('接管之后的内容');
    site.feed.changes.length = changes;
  },
);

/** A publisher that stops at a point; it does not outlive a test that fails. */
function startHolder(stopAt: string): RunningCycle {
  const holder = startCycle(site.config, { stopAt });
  onTestFinished(() => holder.kill());
  return holder;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await wait(10);
}
