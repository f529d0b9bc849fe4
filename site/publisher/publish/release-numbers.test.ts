import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSnapshot, openSnapshotForWriting } from '../../src/content/database.ts';
import { snapshotReader } from '../../src/content/snapshot-reader.ts';
import { places } from '../config.ts';
import { sampleRecord } from '../testing/sample-record.ts';
import { useSite } from '../testing/use-site.ts';

const site = useSite();

const file = () => join(site.siteVar, 'snapshot.db');

/** The release that each of these articles went out in. */
function releasesOf(...numbers: number[]): unknown[] {
  const db = openSnapshot(file());
  const reader = snapshotReader(db);
  const found = numbers.map((number) => reader.recordAt(`/articles/2026-0000${number}.html`)?.release);
  db.close();
  return found;
}

test('a version keeps the number of the release it first went out in, also when the site is built anew', async () => {
  site.letOut(sampleRecord('article', 1));
  site.letOut(sampleRecord('article', 2));
  await site.publishOnce();
  site.letOut(sampleRecord('article', 2, { title: '后来的标题' }));
  await site.publishOnce();
  await site.publishOnce({ rebuild: true });
  expect(releasesOf(1, 2)).toEqual([1, 2]);
});

test('versions from before releases were noted get the number of the live release', async () => {
  site.letOut(sampleRecord('article', 1));
  await site.publishOnce();
  await site.publishOnce({ rebuild: true });
  const db = openSnapshotForWriting(file());
  db.exec(`DELETE FROM released_in; DELETE FROM meta WHERE key = 'building'`);
  db.close();
  // Earlier code left no marks that are known.
  rmSync(places(site.siteVar).closed);
  site.letOut(sampleRecord('article', 2));
  await site.publishOnce();
  expect(releasesOf(1, 2)).toEqual([2, 3]);
});
