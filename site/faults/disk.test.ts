import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { publish } from '../publisher/publish/publish.ts';
import { liveNumber } from '../publisher/testing/test-publisher.ts';
import { siteFaults } from './oracle/release-checker.ts';
import { failCalls } from './testing/failing-calls.ts';
import { judge, noteProgress } from './testing/result.ts';
import { pick, seed, seeded } from './testing/seeded.ts';
import { startWaitingSite, type WaitingSite } from './testing/waiting-site.ts';

/** How many flushes fail and how often the disk is full: more of them, and every one of the kernel's, in `pnpm soak`. */
const flushesTried = Number(process.env['YANGGUANG_FLUSHES'] ?? 5);
const fullDisks = Number(process.env['YANGGUANG_FULL_DISKS'] ?? 5);

let site: WaitingSite;
/** What one undisturbed cycle asks of the file system. */
let calls: string[];
beforeAll(async () => {
  site = await startWaitingSite();
  calls = (await cycleWith('', () => false)).seen;
});
beforeEach(() => site.restore());
afterAll(() => site.close());

interface Disturbed {
  seen: string[];
  /** Whether it came to its end and left nothing to be done. */
  isDone: boolean;
  /** Codes of the alarms it raised. */
  alarms: string[];
}

async function cycleWith(
  code: string,
  isFailing: (count: number, call: string) => boolean,
  rebuild = false,
): Promise<Disturbed> {
  const alarms: string[] = [];
  const failing = await failCalls(site.siteVar, code, isFailing);
  const log = (event: string, details?: Record<string, unknown>): void => {
    if (event === 'alarm-raised') alarms.push(String(details?.['code']));
  };
  try {
    const isDone = await site.publishOnce({ log, rebuild });
    return { seen: failing.seen, isDone, alarms };
  } catch {
    return { seen: failing.seen, isDone: false, alarms };
  } finally {
    failing.stop();
  }
}

test('data is flushed first, then its folders, then the name of the release, and the link last of all (A2)', async () => {
  const { seen } = await cycleWith('', () => false);
  const named = seen.indexOf('rename /releases/2');
  const switched = seen.indexOf('rename /current');
  const lastPage = seen.slice(0, named).findLastIndex((call) => call.includes('/public/'));
  expect(lastPage).toBeGreaterThan(0);
  expect(seen.slice(lastPage, named)).toContain('sync');
  expect(seen[named + 1]).toBe('sync');
  expect(switched).toBeGreaterThan(named);
  expect(seen[switched + 1]).toBe('sync');
  // An attachment has its name before the snapshot counts on it.
  expect(afterCall(seen, /^rename \/files\/[0-9a-f]{64}$/)).toBe('sync');
});

const afterCall = (seen: readonly string[], call: RegExp): string | undefined =>
  seen[seen.findIndex((each) => call.test(each)) + 1 || Infinity];

test('a release that is removed loses its number, on disk, before its files go (A2)', async () => {
  const { seen } = await cycleWith('', () => false, true);
  expect(afterCall(seen, /^rename \/releases\/\.trash-/)).toBe('sync');
});

test(`a flush that fails, whichever it is, seed ${seed}, ends the release and is told; the next cycle builds another (A3)`, async () => {
  const flushes = calls.filter((call) => call === 'sync').length;
  expect(flushes).toBeGreaterThan(flushesTried);
  const random = seeded();
  for (let time = 0; time < flushesTried; time += 1) {
    site.restore();
    const nth = 1 + Math.floor(random() * flushes);
    let flush = 0;
    let failedAt = 0;
    const { seen, isDone, alarms } = await cycleWith('EIO', (count, call) => {
      if (call !== 'sync' || ++flush !== nth) return false;
      failedAt = count;
      return true;
    });
    expect([nth, alarms]).toEqual([nth, ['disk.flush-failed']]);
    expect(isDone).toBe(false);
    expect(seen.slice(failedAt)).not.toContain('rename /current');
    await site.expectHealed();
    noteProgress('A3 flushes of our own that fail', time + 1, flushesTried);
  }
  judge('A3 flushes of our own that fail', flushesTried, []);
});

test(`a disk that is full from some call on, seed ${seed}, leaves the site whole; with space again it heals (A4)`, async () => {
  const random = seeded();
  for (let time = 0; time < fullDisks; time += 1) {
    site.restore();
    const from = 1 + Math.floor(random() * calls.length);
    const { isDone, alarms } = await cycleWith('ENOSPC', (count, call) => count >= from && !/^(rm|unlink)/.test(call));
    expect(siteFaults(site.siteVar)).toEqual([]);
    if (liveNumber(site.siteVar) === 1) expect([from, alarms]).toEqual([from, ['disk.full']]);
    if (liveNumber(site.siteVar) === 1) expect(isDone).toBe(false);
    await site.expectHealed();
    noteProgress('A4 disk full from some call on', time + 1, fullDisks);
  }
  judge('A4 disk full from some call on', fullDisks, []);
});

test('a page that finds no room is no fault of its record (A4)', async () => {
  const { alarms } = await cycleWith('ENOSPC', (_, call) => /^openSync .*2026-00003\.html$/.test(call));
  await site.expectHealed();
  expect(alarms).toEqual(['disk.full']);
  expect(site.feed.reports.flatMap(({ items }) => items).filter(({ stage }) => stage === 'quarantined')).toEqual([]);
});

test('a page that the machine keeps from being made is no fault of its record (A4)', async () => {
  const publisher = await site.open();
  const { render } = publisher.renderer;
  publisher.renderer.render = (component, url, ...rest) => {
    if (url !== '/articles/2026-00003.html') return render(component, url, ...rest);
    throw Object.assign(new Error('EMFILE: too many open files'), { code: 'EMFILE' });
  };
  await expect(publish(publisher)).rejects.toThrow('EMFILE');
  publisher.close();
  await site.expectHealed();
  expect(site.feed.reports.flatMap(({ items }) => items).filter(({ stage }) => stage === 'quarantined')).toEqual([]);
});

test('one call that fails by chance is not the end of publishing', async () => {
  const random = seeded();
  const call = 1 + Math.floor(random() * calls.length);
  await cycleWith(pick(['EIO', 'ENOSPC', 'EMFILE', 'EACCES'], random), (count) => count === call);
  await site.expectHealed();
});
