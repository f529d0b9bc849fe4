import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sampleRecord } from '../publisher/testing/sample-record.ts';
import { liveNumber } from '../publisher/testing/test-publisher.ts';
import { siteFaults } from './oracle/release-checker.ts';
import { runCycle, startCycle } from './testing/cycle.ts';
import { judge, noteProgress } from './testing/result.ts';
import { seed, seeded } from './testing/seeded.ts';
import { startWaitingSite, type WaitingSite } from './testing/waiting-site.ts';

/** More of them in `pnpm soak`. */
const randomKills = Number(process.env['YANGGUANG_KILLS'] ?? 8);

let site: WaitingSite;
beforeAll(async () => {
  site = await startWaitingSite();
});
beforeEach(() => site.restore());
afterAll(() => site.close());

const liveSeqs = (): Set<number> =>
  new Set(site.feed.reports.flatMap(({ items }) => items.flatMap(({ stage, seq }) => (stage === 'live' ? [seq] : []))));

const events = ['synced', 'rendered', 'indexed', 'flushed', 'named', 'committed', 'switched', 'verified', 'prepared'];

test.each(events)('killed when it has %s, the publisher goes on where it was (A1)', async (event) => {
  site.feed.reports.length = 0;
  expect((await runCycle(site.config, { killAt: event })).signal).toBe('SIGKILL');
  const isSwitched = events.indexOf(event) >= events.indexOf('switched');
  expect(liveNumber(site.siteVar)).toBe(isSwitched ? 2 : 1);
  await site.expectHealed();
  // Neither built twice nor built anew: what was finished is used, what was not is discarded.
  expect(liveNumber(site.siteVar)).toBe(2);
  for (const { seq } of site.feed.changes.slice(-3)) expect(liveSeqs()).toContain(seq);
});

test(`killed ${randomKills} times at random moments, seed ${seed}, no release is torn and nothing is lost (A1)`, async () => {
  const random = seeded();
  const startedAt = performance.now();
  await runCycle(site.config);
  const longestMs = performance.now() - startedAt;
  site.restore();
  const before = site.feed.changes.length;
  const newest = new Map<number, string>();
  for (let kill = 1; kill <= randomKills; kill += 1) {
    const number = 100 + (kill % 50);
    newest.set(number, `第${kill}次的标题`);
    site.letOut(sampleRecord('article', number, { title: `第${kill}次的标题` }));
    const cycle = startCycle(site.config);
    await cycle.opened;
    const timer = setTimeout(cycle.kill, random() * longestMs * 0.6);
    await cycle.ended;
    clearTimeout(timer);
    expect(siteFaults(site.siteVar)).toEqual([]);
    noteProgress('A1 kill -9 at random moments', kill, randomKills);
  }
  await site.publishOnce();
  expect(siteFaults(site.siteVar)).toEqual([]);
  for (const [number, title] of newest) await expectShown(number, title);
  site.feed.changes.length = before;
  judge('A1 kill -9 at random moments', randomKills, []);
});

async function expectShown(number: number, title: string): Promise<void> {
  const path = `/articles/2026-${String(number).padStart(5, '0')}.html`;
  const response = await fetch(new URL(path, site.portalUrl));
  expect(response.status).toBe(200);
  expect(await response.text()).toContain(title);
}
