import { afterAll, beforeAll, expect, test } from 'vitest';
import { liveNumber } from '../../publisher/testing/test-publisher.ts';
import { siteFaults } from '../oracle/release-checker.ts';
import { changingCalls, type Call } from '../testing/trace.ts';
import { startWaitingSite, type WaitingSite } from '../testing/waiting-site.ts';
import { disturbedCycle, pointsOf, recordCycle, sampled, tryAll, type Point } from './points.ts';
import { judge } from '../testing/result.ts';

let recorded: WaitingSite;
let calls: Call[];
beforeAll(async () => {
  recorded = await startWaitingSite();
  calls = await recordCycle(recorded);
});
afterAll(() => recorded.close());

const flushes = ['fsync', 'fdatasync', 'syncfs'];
const points = (names: readonly string[]) => sampled(pointsOf(calls, recorded.siteVar, names));
/** Order between processes is not fixed, so a few points may not come again as they were recorded. */
const mostMissed = 0.1;

/**
 * SQLite looks after its own: a failed commit is an error, a failed checkpoint is one more try later. The folder in which it
 * has just made a log it flushes without asking how that went.
 */
const isSqlites = ({ path, after }: Point): boolean => /(-wal|\.db)$/.test(path === '' ? after : path);

function judgeHits(property: string, tried: number, missed: number, failures: string[]): void {
  judge(property, tried - missed, failures);
  expect(missed).toBeLessThanOrEqual(tried * mostMissed);
}

test('killed at every call that changes a file, the site is whole and the next cycle heals it (A1)', async () => {
  const all = points(changingCalls);
  let missed = 0;
  const failures = await tryAll('A1 kill -9', all, async (site, point) => {
    const { isHit } = await disturbedCycle(site, point, 'signal=KILL');
    if (!isHit) missed += 1;
    await site.expectHealed();
    expect(liveNumber(site.siteVar)).toBe(2);
  });
  judgeHits('A1 kill -9 at every file-changing call', all.length, missed, failures);
});

test('a flush that fails ends the release for good, is told, and the next cycle builds a new one (A3)', async () => {
  const all = points(flushes).flatMap((point) => ['EIO', 'ENOSPC', 'EDQUOT'].map((error) => ({ ...point, error })));
  let missed = 0;
  const failures = await tryAll('A3 fsync fails', all, async (site, point) => {
    const { isHit, code, output } = await disturbedCycle(site, point, `error=${point.error}`);
    if (!isHit) missed += 1;
    else if (code === 0 && !isSqlites(point) && point.path !== '/publisher.lock')
      expect(output, 'a failed flush was told to nobody').toMatch(/alarm-raised|alarms-not-kept|marks-not-left/);
    await site.expectHealed();
  });
  judgeHits('A3 fsync fails (EIO, ENOSPC, EDQUOT)', all.length, missed, failures);
});

test('a full disk, from any call on, leaves the site whole; with space again it heals (A4)', async () => {
  const writing = changingCalls.filter((name) => !/unlink|rmdir|truncate|fsync|fdatasync|syncfs/.test(name));
  const all = points(writing);
  let missed = 0;
  const failures = await tryAll('A4 ENOSPC', all, async (site, point) => {
    const { isHit, code, output } = await disturbedCycle(site, point, 'error=ENOSPC', true);
    if (!isHit) missed += 1;
    expect(siteFaults(site.siteVar)).toEqual([]);
    if (code === 0) expect(liveNumber(site.siteVar), output).toBe(2);
    await site.expectHealed();
  });
  judgeHits('A4 ENOSPC from every writing call on', all.length, missed, failures);
});
