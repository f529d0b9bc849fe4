import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { liveNumber } from '../publisher/testing/test-publisher.ts';
import { currentTarget, siteFaults } from './oracle/release-checker.ts';
import { portalFaults } from './oracle/portal-checker.ts';
import { judge } from './testing/result.ts';
import { pick, seed, seeded, type Random } from './testing/seeded.ts';
import { startWaitingSite, type WaitingSite } from './testing/waiting-site.ts';

/** More of them in `pnpm soak`. */
const damages = Number(process.env['YANGGUANG_DAMAGES'] ?? 4);

let site: WaitingSite;
beforeAll(async () => {
  site = await startWaitingSite();
});
beforeEach(() => site.restore());
afterAll(() => site.close());

const at = (...names: string[]): string => join(site.siteVar, ...names);

/** What the publisher keeps besides releases; the two large databases are hit more often. */
function stores(): string[] {
  const own = ['snapshot.db', 'cache.db', 'ledger.db', 'alarms.json', 'self-check.json'].map((name) => at(name));
  return [...own.filter((file) => existsSync(file)), ...own.slice(0, 2)];
}

/** Flips bits, cuts off, zeroes a block, or empties. */
function spoil(file: string, random: Random): string {
  const bytes = readFileSync(file);
  const place = Math.floor(random() * bytes.length);
  const way = pick(['flip', 'cut', 'zero', 'empty'], random);
  if (way === 'empty') truncateSync(file, 0);
  else if (way === 'cut') truncateSync(file, place);
  else {
    // Another name of the same file, in a release that is being served, is not what is damaged here.
    rmSync(file);
    if (way === 'zero') bytes.fill(0, place, place + 4096);
    else for (let flip = 0; flip < 8; flip += 1) flipBit(bytes, random);
    writeFileSync(file, bytes);
  }
  return `${way} ${file.slice(site.siteVar.length)} at ${place}`;
}

function flipBit(bytes: Buffer, random: Random): void {
  const at = Math.floor(random() * bytes.length);
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << Math.floor(random() * 8)), at);
}

test(`${damages} damages of what the publisher keeps, seed ${seed}: readers never see one (A6)`, async () => {
  const random = seeded();
  for (let damage = 0; damage < damages; damage += 1) {
    site.restore();
    const file = pick(
      stores().filter((each) => !each.includes('/shards/')),
      random,
    );
    const what = spoil(file, random);
    const failed = await site.publishOnce().then(
      () => '',
      (error: unknown) => String(error),
    );
    expect([what, failed, siteFaults(site.siteVar)]).toEqual([what, expect.any(String), []]);
    const target = currentTarget(site.siteVar) ?? '';
    expect([what, await portalFaults(site.portalUrl, at(target))]).toEqual([what, []]);
    // What was damaged beyond use is made again by the next cycle, if not by this one.
    if (failed !== '') await site.publishOnce();
    expect([what, siteFaults(site.siteVar)]).toEqual([what, []]);
  }
  judge('A6 damaged databases and notes', damages, []);
});

test('a cache that is sound to SQLite and wrong about its release is made again (A6)', async () => {
  const cache = new Database(at('cache.db'));
  cache.prepare(`DELETE FROM files WHERE path = 'robots.txt'`).run();
  cache.close();
  await site.expectHealed();
});

test('a feed that has lost records without withdrawing them, with a lost snapshot, is held and told (A6)', async () => {
  const changes = [...site.feed.changes];
  for (const ending of ['', '-wal', '-shm']) rmSync(at(`snapshot.db${ending}`), { force: true });
  site.feed.changes.splice(0, Infinity, ...changes.slice(0, 1));
  const alarms: unknown[] = [];
  const log = (event: string, details?: Record<string, unknown>): void => {
    if (event === 'alarm-raised') alarms.push(details?.['code']);
  };
  await expect(site.publishOnce({ log })).rejects.toThrow('曾经公开过的网址既没有内容，也没有撤回说明');
  expect(alarms).toContain('release.path-lost');
  expect(liveNumber(site.siteVar)).toBe(1);
  expect(siteFaults(site.siteVar)).toEqual([]);
  // The whole feed is back.
  site.feed.changes.splice(0, Infinity, ...changes);
  await site.expectHealed();
});
