import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { attachmentPath, sha256 } from '@yangguang/schemas';
import { expect, test } from 'vitest';
import { publish } from '../publish/publish.ts';
import { sampleRecord } from '../testing/sample-record.ts';
import { liveNumber } from '../testing/test-publisher.ts';
import { useSite } from '../testing/use-site.ts';

const site = useSite();

test('a list that has become empty, and a file that left, answer 410 and come back (I-7)', async () => {
  const file = { name: '附件 一&二.txt', mime: 'text/plain', sizeBytes: 6, sha256: sha256('原文') };
  site.feed.files.set(file.sha256, Buffer.from('原文'));
  const record = sampleRecord('article', 1, { formedDate: '2019-05-01', attachments: [file] });
  const paths = ['/articles/year-2019/', attachmentPath(file)];
  site.letOut(record);
  await site.publishOnce();
  expect(await Promise.all(paths.map(site.statusOf))).toEqual([200, 200]);
  site.letOut({ ...record, formedDate: '2020-05-01', attachments: [] });
  await site.publishOnce();
  expect(await Promise.all(paths.map(site.statusOf))).toEqual([410, 410]);
  expect(await site.statusOf('/articles/year-2018/')).toBe(404);
  await site.publishOnce({ rebuild: true });
  expect(await Promise.all(paths.map(site.statusOf))).toEqual([410, 410]);
  site.letOut(record);
  await site.publishOnce();
  expect(await Promise.all(paths.map(site.statusOf))).toEqual([200, 200]);
  site.letOut({ ...record, formedDate: '2020-05-01', attachments: [] });
  await site.publishOnce({ rebuild: true });
  expect(await Promise.all(paths.map(site.statusOf))).toEqual([410, 410]);
  site.letOut(record);
  await site.publishOnce({ rebuild: true });
  expect(await Promise.all(paths.map(site.statusOf))).toEqual([200, 200]);
});

test('archive pages that a shorter list does without answer 410', async () => {
  const records = Array.from({ length: 41 }, (_, index) => sampleRecord('article', index + 1));
  for (const record of records) site.letOut(record);
  await site.publishOnce();
  expect(await site.statusOf('/articles/page-1.html')).toBe(200);
  for (const record of records.slice(0, 5)) site.takeBack(record);
  await site.publishOnce();
  expect(await site.statusOf('/articles/page-1.html')).toBe(410);
});

test('a release that would drop the path of a record without a word is not made', async () => {
  for (const number of [1, 2]) site.letOut(sampleRecord('article', number));
  await site.publishOnce();
  const publisher = await site.open();
  const { id } = sampleRecord('article', 1);
  for (const table of ['records', 'lists', 'released_in'])
    publisher.snapshot.exec(`DELETE FROM ${table} WHERE id = '${id}'`);
  await expect(publish(publisher, true)).rejects.toThrow(/曾经公开过的网址[^]*\/articles\/2026-00001.html/);
  expect(publisher.alarms.list().map(({ code }) => code)).toContain('release.path-lost');
  publisher.close();
  expect(liveNumber(site.siteVar)).toBe(1);
  expect(await site.statusOf('/articles/2026-00001.html')).toBe(200);
});

test('a CMS that has forgotten records does not make the portal forget them, though snapshot and cache are lost', async () => {
  for (const number of [1, 2]) site.letOut(sampleRecord('article', number));
  await site.publishOnce();
  for (const name of ['snapshot.db', 'cache.db'])
    for (const ending of ['', '-wal', '-shm']) rmSync(join(site.siteVar, name + ending), { force: true });
  site.feed.changes.pop();
  site.feed.epoch = 'epoch-of-an-old-backup';
  await expect(site.publishOnce()).rejects.toThrow('/articles/2026-00002.html');
  expect(liveNumber(site.siteVar)).toBe(1);
  expect(await site.statusOf('/articles/2026-00002.html')).toBe(200);
});
