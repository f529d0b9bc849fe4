import { execFileSync } from 'node:child_process';
import { mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { liveNumber } from '../../publisher/testing/test-publisher.ts';
import { siteFaults } from '../oracle/release-checker.ts';
import { runCycle } from '../testing/cycle.ts';
import { judge, noteProgress } from '../testing/result.ts';
import { startWaitingSite, type WaitingSite } from '../testing/waiting-site.ts';

/** Real disks of so many sizes: from one on which the old site just fits to one that lacks a single page. */
const sizes = Number(process.env['YANGGUANG_SIZES'] ?? 20);
const pageBytes = 4096;

/** A file system in memory, seen by this process alone (`unshare --mount`): nothing is left of it when that ends. */
const disk = mkdtempSync(join(tmpdir(), 'yangguang-disk-'));
const mount = (...options: string[]): Buffer => execFileSync('mount', [...options, disk], { stdio: 'pipe' });
const resize = (limits: string): Buffer => mount('-o', `remount,${limits}`);
const unlimited = 'size=1g,nr_inodes=1m';

let site: WaitingSite;
beforeAll(async () => {
  mount('-t', 'tmpfs', '-o', unlimited, 'yangguang');
  site = await startWaitingSite(join(disk, 'site'));
});
afterAll(() => site.close());

/** What can run out, how much of it is in use, and how the disk is given so much of it. */
const scarce: [string, () => number, (amount: number) => string][] = [
  [
    'space',
    () => {
      const { blocks, bfree, bsize } = statfsSync(disk);
      return ((blocks - bfree) * bsize) / pageBytes;
    },
    (pages) => `size=${pages * pageBytes}`,
  ],
  [
    'names',
    () => {
      const { files, ffree } = statfsSync(disk);
      return files - ffree;
    },
    (inodes) => `nr_inodes=${inodes}`,
  ],
];

/** The kernel counts some things twice; a disk that would be smaller than what is on it is refused. */
const doubtful = 16;

function shrinkTo(amount: number, limit: (amount: number) => string, more = 0): void {
  try {
    resize(limit(amount + more));
  } catch (error) {
    if (more === doubtful) throw error;
    shrinkTo(amount, limit, more + 1);
  }
}

/** The most of it that one undisturbed cycle has in use at once. */
async function mostUsed(used: () => number): Promise<number> {
  let most = 0;
  const timer = setInterval(() => (most = Math.max(most, used())), 1);
  const { code, output } = await runCycle(site.config);
  clearInterval(timer);
  expect(code, output).toBe(0);
  return most;
}

test.each(scarce)(
  `with too little %s, in ${sizes} steps from none to nearly enough, the site stays whole and heals (A4)`,
  async (what, used, limit) => {
    resize(unlimited);
    site.restore();
    const least = used();
    const most = await mostUsed(used);
    expect(most).toBeGreaterThan(least + sizes);
    const failures: string[] = [];
    for (let step = 0; step < sizes; step += 1) {
      resize(unlimited);
      site.restore();
      const amount = least + Math.round(((most - 1 - least) * step) / (sizes - 1));
      shrinkTo(amount, limit);
      await outlasts().catch((error: unknown) => failures.push(`${what} ${amount} of ${most}: ${String(error)}`));
      noteProgress(`A4 too little ${what}`, step + 1, sizes);
    }
    judge(`A4 disks with too little ${what}`, sizes, failures);
  },
);

/** With no room for names SQLite says only that it cannot open a file. */
const fitting = ['disk.full', 'disk.unwritable'];

/** Two cycles on the disk as it is, the second as after a restart, and one with room. */
async function outlasts(): Promise<void> {
  site.feed.reports.length = 0;
  const told = new Set<string | undefined>();
  for (let cycle = 1; cycle <= 2; cycle += 1) {
    const { output, signal } = await runCycle(site.config);
    expect(signal).toBeNull();
    expect(siteFaults(site.siteVar)).toEqual([]);
    for (const [, code] of output.matchAll(/"event":"alarm-raised","code":"([^"]+)"/g)) told.add(code);
    expect(
      [...told].filter((code) => !fitting.includes(code ?? '')),
      output,
    ).toEqual([]);
    if (liveNumber(site.siteVar) === 1) expect(told.size, output).toBeGreaterThan(0);
  }
  resize(unlimited);
  await site.expectHealed();
  const stages = site.feed.reports.flatMap(({ items }) => items.map(({ stage }) => stage));
  expect(stages).not.toContain('quarantined');
}
