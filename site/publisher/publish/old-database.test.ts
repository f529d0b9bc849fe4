import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { places } from '../config.ts';
import { sampleRecord } from '../testing/sample-record.ts';
import { liveManifest, releaseFaults } from '../testing/test-publisher.ts';
import { useSite } from '../testing/use-site.ts';

const site = useSite();

/** Takes what newer code has added out of a database, as if earlier code had made it and left no marks that are known. */
function makeOlder(file: string, ...statements: string[]): void {
  const db = new Database(file);
  for (const statement of statements) db.exec(statement);
  db.close();
  rmSync(places(site.siteVar).closed, { force: true });
}

test('a publisher goes on from databases that earlier code has made', async () => {
  for (const number of [1, 2, 3]) site.letOut(sampleRecord('article', number));
  await site.publishOnce();
  site.takeBack(sampleRecord('article', 3));
  await site.publishOnce();
  const before = liveManifest(site.siteVar);
  const place = places(site.siteVar);
  const olderCache = [
    'ALTER TABLE unconfirmed DROP COLUMN stage',
    'DROP TABLE tree_paths',
    `DELETE FROM state WHERE key IN ('treePathsSince', 'gone')`,
  ];
  makeOlder(
    place.snapshot,
    ...['is_paused', 'is_over'].map((column) => `ALTER TABLE tombstones DROP COLUMN ${column}`),
    ...['released_in', 'undo', 'rolled_back', 'shifted', 'doubtful_files'].map((table) => `DROP TABLE ${table}`),
    `DELETE FROM meta WHERE key IN ('displayDay', 'undoSince', 'building', 'shift')`,
  );
  makeOlder(place.cache, ...olderCache);
  makeOlder(place.ledger, 'DROP TABLE ever_live');

  site.letOut(sampleRecord('article', 4, { title: '更新后的第一条' }));
  await site.publishOnce();
  expect(releaseFaults(site.siteVar)).toEqual([]);
  expect(await site.textAt('/articles/2026-00004.html')).toContain('更新后的第一条');
  expect(await site.statusOf('/articles/2026-00003.html')).toBe(410);
  const after = liveManifest(site.siteVar);
  for (const path of ['articles/2026-00001.json', 'articles/2026-00003.html'])
    expect(after.get(path), path).toBe(before.get(path));
});

test('pages of which earlier code did not note what they read are built anew', async () => {
  site.letOut(sampleRecord('article', 1, { title: '先前的标题' }));
  await site.publishOnce();
  makeOlder(places(site.siteVar).cache, 'ALTER TABLE pages DROP COLUMN keys');
  site.letOut(sampleRecord('article', 1, { title: '后来的标题' }));
  await site.publishOnce();
  expect(await site.textAt('/articles/')).toContain('后来的标题');
  expect(await site.textAt('/articles/')).not.toContain('先前的标题');
  expect(releaseFaults(site.siteVar)).toEqual([]);
});
