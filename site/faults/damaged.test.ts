import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { liveNumber } from '../publisher/testing/test-publisher.ts';
import { currentTarget, listedFiles, siteFaults } from './oracle/release-checker.ts';
import { portalFaults } from './oracle/portal-checker.ts';
import { judge, noteProgress } from './testing/result.ts';
import { pick, seed, seeded, type Random } from './testing/seeded.ts';
import { leaveMarks } from '../publisher/disk/clean-close.ts';
import { spoilTable } from './testing/spoil-table.ts';
import { startWaitingSite, type WaitingSite } from './testing/waiting-site.ts';

/** More of them in `pnpm soak`. */
const damages = Number(process.env['YANGGUANG_DAMAGES'] ?? 4);
/** A program that flips bits at random, one in a hundred to one in a million: `zzuf` in `pnpm soak`. */
const fuzzer = process.env['YANGGUANG_FUZZER'];
const ways = ['flip', 'cut', 'zero', 'empty', ...(fuzzer === undefined ? [] : ['fuzz', 'fuzz'])];

let site: WaitingSite;
beforeAll(async () => {
  site = await startWaitingSite();
});
beforeEach(() => {
  site.restore();
  forgetMarks();
});
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
  const way = pick(ways, random);
  if (way === 'empty') truncateSync(file, 0);
  else if (way === 'cut') truncateSync(file, place);
  else {
    // Another name of the same file, in a release that is being served, is not what is damaged here.
    rmSync(file);
    if (way === 'zero') bytes.fill(0, place, Math.min(place + 4096, bytes.length));
    else if (way === 'fuzz') fuzz(bytes, random).copy(bytes);
    else for (let flip = 0; flip < 8; flip += 1) flipBit(bytes, random);
    writeFileSync(file, bytes);
  }
  return `${way} ${file.slice(site.siteVar.length)} at ${place}`;
}

function fuzz(bytes: Buffer, random: Random): Buffer {
  const [ratio, start] = [10 ** -(2 + 4 * random()), Math.floor(random() * 2 ** 31)];
  return execFileSync(fuzzer ?? '', ['-r', ratio.toFixed(8), '-s', String(start)], {
    ...{ input: bytes, maxBuffer: 2 * bytes.length + 1 },
  });
}

function flipBit(bytes: Buffer, random: Random): void {
  const at = Math.floor(random() * bytes.length);
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << Math.floor(random() * 8)), at);
}

/** What readers have of the ledger before anything is damaged: entries, and the files of hashes. */
function publicLedger(): Map<string, string> {
  const listed = [...listedFiles(at('current'))].map(([path]) => path);
  const lasting = listed.filter((path) => /^releases\/(\d+\.json|hashes\/)/.test(path));
  return new Map(lasting.map((path) => [path, readFileSync(at('current', 'public', path), 'utf8')]));
}

/** Entries are what they were, but for a title that was withdrawn; of a hash it may be told until when it was public. */
function expectLedgerKept(before: ReadonlyMap<string, string>, what: string): void {
  for (const [path, text] of before) {
    const after = readFileSync(at('current', 'public', path), 'utf8');
    const isEntry = path.endsWith('.json');
    const known = isEntry ? text.replaceAll('标题示例第2号', 'YC012/2026-00002') : text;
    const shown = isEntry ? after : after.replaceAll(/^(\S+ \S+ 1) 2 /gm, '$1 - ');
    expect([what, path, shown]).toEqual([what, path, isEntry ? known : expect.stringContaining(known)]);
  }
}

test(`${damages} damages of what the publisher keeps, seed ${seed}: readers never see one (A6)`, async () => {
  const random = seeded();
  for (let damage = 0; damage < damages; damage += 1) {
    site.restore();
    const ledger = publicLedger();
    const wasKilled = random() < 0.5;
    if (wasKilled) forgetMarks();
    const what = `${wasKilled ? 'killed, then ' : ''}${spoil(pick(stores(), random), random)}`;
    const failed = await site.publishOnce().then(
      () => '',
      (error: unknown) => String(error),
    );
    expect([what, failed, siteFaults(site.siteVar)]).toEqual([what, expect.any(String), []]);
    const target = currentTarget(site.siteVar) ?? '';
    expect([what, await portalFaults(site.portalUrl, at(target))]).toEqual([what, []]);
    // What was damaged beyond use is made again by the next cycle, if not by this one.
    await site.expectHealed().catch((cause: unknown) => expect.fail(`${what}: ${failed} ${String(cause)}`));
    expectLedgerKept(ledger, what);
    noteProgress('A6 damaged databases and notes', damage + 1, damages);
  }
  judge('A6 damaged databases and notes', damages, []);
});

const raised: string[] = [];
function alter(name: string, sql: string): void {
  const db = new Database(at(name));
  db.exec(sql);
  db.close();
}

/** As a publisher leaves it that is killed: nobody knows what its databases were, and they are read through. */
const forgetMarks = (): void => rmSync(at('closed.json'), { force: true });

const log = (event: string, details?: Record<string, unknown>): void => {
  if (event === 'alarm-raised') raised.push(String(details?.['code']));
};

test.each<[string, () => void]>([
  ['overwritten', () => writeFileSync(at('ledger.db'), 'no database')],
  ['emptied', () => truncateSync(at('ledger.db'), 0)],
  ['gone', () => rmSync(at('ledger.db'))],
  ['wrong in an entry', () => alter('ledger.db', `UPDATE releases SET entry = replace(entry, '标题', '题标')`)],
  ['wrong in a hash', () => alter('ledger.db', `UPDATE hashes SET since = 7 WHERE kind = 'page'`)],
  ['without its hashes', () => alter('ledger.db', 'DELETE FROM hashes')],
])('a ledger that is %s comes back from what is public of it, and people are told (A6, C-6)', async (_, damage) => {
  const before = publicLedger();
  raised.length = 0;
  damage();
  await site.publishOnce({ log });
  expect(raised).toContain('ledger.restored');
  await site.expectHealed();
  expectLedgerKept(before, 'ledger');
  expect(publicLedger().keys()).toContain('releases/2.json');
});

test('a ledger that is lost with part of its public form has its gaps filled by a full build (A6)', async () => {
  const [file = ''] = [...publicLedger().keys()].filter((path) => path.includes('hashes'));
  raised.length = 0;
  rmSync(at('ledger.db'));
  rmSync(at('current', 'public', file));
  await site.publishOnce({ log });
  expect(raised).toContain('ledger.incomplete');
  await site.expectHealed();
  expect(publicLedger().keys()).toContain('releases/1.json');
});

test.each([
  ['snapshot.db', 'lists'],
  ['cache.db', 'reads'],
  ['ledger.db', 'hashes'],
])('damage of %s that shows only in use is healed by the next cycle (A6)', async (name, table) => {
  const before = publicLedger();
  spoilTable(site.siteVar, name, table);
  const events: string[] = [];
  await site.publishOnce({ log: (event) => void events.push(event) }).catch(() => events.push('failed'));
  expect(events).toContain('databases-in-doubt');
  expect(siteFaults(site.siteVar)).toEqual([]);
  await site.expectHealed();
  expectLedgerKept(before, name);
});

test.each([
  ['a text', `UPDATE records SET json = replace(json, '责任', '任责')`],
  ['who approved', `UPDATE records SET approval = replace(approval, '"at":"20', '"at":"21')`],
  ['a name in lists', `UPDATE lists SET id = 'x' || substr(id, 2)`],
])('bits that flip in %s of the snapshot while it is in use reach no reader (A6)', async (_, sql) => {
  const before = readFileSync(at('current', 'public', 'index.html'), 'utf8');
  alter('snapshot.db', sql);
  leaveMarks(at('closed.json'), [at('snapshot.db'), at('cache.db'), at('ledger.db')]);
  const events: string[] = [];
  await site.publishOnce({ log: (event) => void events.push(event) }).catch(() => events.push('failed'));
  expect(events).toContain('databases-in-doubt');
  expect(readFileSync(at('current', 'public', 'index.html'), 'utf8')).toBe(before);
  await site.expectHealed();
});

/** Changes that leave a database sound to SQLite. */
const silentDamages = [
  ['snapshot.db', 'a text', `UPDATE records SET json = replace(json, '责任', '任责')`],
  ['snapshot.db', 'the order of a list', `UPDATE lists SET sort_date = '1' || substr(sort_date, 2)`],
  ['snapshot.db', 'the name of a list', `UPDATE lists SET scope = 'b' || substr(scope, 2)`],
  ['snapshot.db', 'how long lists are', 'UPDATE list_sizes SET size = size + 1'],
  ['cache.db', 'what pages read', 'UPDATE reads SET key = key + 1'],
  ['cache.db', 'what stands with pages of it', `UPDATE pages SET keys = substr(keys, 1, 8)`],
  ['cache.db', 'which hash a page has', `UPDATE pages SET sha256 = '0' || substr(sha256, 2)`],
  ['cache.db', 'what a page hangs on', `UPDATE pages SET scope = scope || 'x' WHERE scope LIKE 'path:%'`],
  ['cache.db', 'the sitemap', `UPDATE sitemap_entries SET xml = replace(xml, '/budgets/', '/budgetS/')`],
  [
    'cache.db',
    'the label of the release',
    `UPDATE state SET value = replace(value, '"at":"2', '"at":"3') WHERE key = 'label'`,
  ],
  ['cache.db', 'which pages are gone', `UPDATE state SET value = '["articles/2026-00001.html"]' WHERE key = 'gone'`],
  ['cache.db', 'which list a page is of', `UPDATE pages SET scope = 'x' || scope WHERE scope NOT LIKE 'path:%'`],
];

test.each(silentDamages)(
  'what is other in %s after a kill is found before it is used: %s (A6)',
  async (name, _, sql) => {
    alter(name, sql);
    raised.length = 0;
    await site.publishOnce({ log });
    expect(raised).toContain('database.damaged');
    await site.expectHealed();
  },
);

test('a row that is other than its index says is found before a withdrawal looks for it (A6)', async () => {
  const bytes = readFileSync(at('snapshot.db'));
  // Columns of a row stand one behind the other, here those of the record that is about to be withdrawn.
  const row = bytes.indexOf('articlexxxxx000000000002article/articles/2026-00002.html');
  bytes.write('k', row + 3);
  writeFileSync(at('snapshot.db'), bytes);
  raised.length = 0;
  await site.publishOnce({ log });
  expect([row > 0, raised]).toEqual([true, ['database.damaged']]);
  await site.expectHealed();
});

test('bytes that are other than those that were closed are found, whatever they say (A6)', async () => {
  site.restore();
  alter('snapshot.db', `UPDATE records SET title = title || '？'`);
  raised.length = 0;
  await site.publishOnce({ log });
  expect(raised).toContain('database.damaged');
  await site.expectHealed();
});

test('after a kill that damaged nothing, nothing is thrown away', async () => {
  raised.length = 0;
  await site.publishOnce({ log });
  forgetMarks();
  await site.expectHealed();
  expect(raised).toEqual([]);
});

test.each([
  ['snapshot.db', 'ALTER TABLE records RENAME TO recorfs'],
  ['cache.db', 'ALTER TABLE unconfirmed RENAME COLUMN seq TO sep'],
  ['ledger.db', 'ALTER TABLE releases RENAME TO released'],
])('%s in which a name of the tables was lost is made again (A6)', async (name, sql) => {
  const before = publicLedger();
  const db = new Database(at(name));
  db.exec(sql);
  db.close();
  await site.expectHealed();
  expectLedgerKept(before, name);
});

test('a cache that names a page which no code makes is made again (A6)', async () => {
  const cache = new Database(at('cache.db'));
  cache.prepare(`UPDATE pages SET component = replace(component, 'column', 'co|umn')`).run();
  cache.close();
  await site.expectHealed();
});

test('a snapshot that was emptied is told of, and comes back from the feed (A6)', async () => {
  truncateSync(at('snapshot.db'), 0);
  raised.length = 0;
  await site.publishOnce({ log });
  expect(raised).toContain('database.damaged');
  await site.expectHealed();
});

test('doubt ends when the databases have been read through (A6)', async () => {
  writeFileSync(at('doubt.txt'), 'SqliteError');
  await site.expectHealed();
  expect(existsSync(at('doubt.txt'))).toBe(false);
});

test('a cache that is sound to SQLite and wrong about its release is made again (A6)', async () => {
  const cache = new Database(at('cache.db'));
  cache.prepare(`DELETE FROM files WHERE kind = 'asset'`).run();
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
