import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openReleases, type Releases } from './releases.ts';

const hour = 3600;
let siteVar: string;
let releases: Releases;
beforeEach(() => {
  siteVar = mkdtempSync(join(tmpdir(), 'yangguang-releases-'));
  releases = openReleases(siteVar, { epoch: 1, assertHeld: () => undefined });
});
afterEach(() => rmSync(siteVar, { recursive: true }));

/** A release whose entry was written so many seconds ago. */
function release(number: number, secondsAgo: number): void {
  mkdirSync(releases.folderOf(number));
  const entry = join(releases.folderOf(number), 'release.json');
  writeFileSync(entry, '{}');
  const at = Date.now() / 1000 - secondsAgo;
  utimesSync(entry, at, at);
}

test('after a restart a release has not been served since the next one was written', () => {
  release(1, 3 * hour);
  release(2, 2 * hour);
  expect(releases.msSinceServed(1)).toBeGreaterThanOrEqual(2 * hour * 1000);
});

test('a clock that was set back makes no release old: it counts from now (A14)', () => {
  release(1, 0);
  release(2, -24 * hour);
  expect(releases.msSinceServed(1)).toBe(0);
  expect(releases.msSinceServed(1)).toBeLessThan(hour * 1000);
});

test('a release after which none came is in nobody’s hands', () => {
  release(1, 0);
  expect(releases.msSinceServed(1)).toBe(Infinity);
});
