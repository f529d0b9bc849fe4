import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { normalisedText, plainText, sha256 } from '@yangguang/schemas';
import { expect, test } from 'vitest';
import { hashFilePath, hashPrefix, readHashLines, type HashLine } from '../../src/lib/hash-line.ts';
import { sampleRecord } from '../testing/sample-record.ts';
import { filesBelow, releaseFaults, startTestSite } from '../testing/test-publisher.ts';

test('the files of hashes tell from which release to which each was public, and are what a rebuild writes (D-14)', async () => {
  const site = await startTestSite();
  const folder = () => join(site.siteVar, 'current', 'public');
  const linesOf = (hash: string): HashLine[] =>
    readHashLines(readFileSync(join(folder(), hashFilePath(hashPrefix(hash))), 'utf8'), hash);
  const all = () =>
    Object.fromEntries(
      filesBelow(join(folder(), 'releases', 'hashes')).map((name) => [
        name,
        readFileSync(join(folder(), 'releases', 'hashes', name), 'utf8'),
      ]),
    );
  const record = sampleRecord('article', 1);
  const path = '/articles/2026-00001.html';
  const page = () => sha256(readFileSync(join(folder(), path)));
  const text = sha256(normalisedText(plainText(String(record['body']))));
  const span = (hash: string) => linesOf(hash).map(({ kind, since, until }) => [kind, since, until]);

  site.letOut(record);
  await site.publishOnce();
  const first = page();
  expect([span(first), span(text)]).toEqual([[['page', 1, null]], [['text', 1, null]]]);
  site.letOut({ ...record, title: '标题更正' });
  await site.publishOnce();
  expect([span(first), span(page()), span(text)]).toEqual([[['page', 1, 2]], [['page', 2, null]], [['text', 1, null]]]);
  site.takeBack(record);
  await site.publishOnce();
  expect([span(first), span(text)]).toEqual([[['page', 1, 2]], [['text', 1, 3]]]);
  site.letOut(record);
  await site.publishOnce();
  expect(span(text)).toEqual([
    ['text', 1, 3],
    ['text', 4, null],
  ]);
  expect(linesOf(text)[0]).toMatchObject({ record: path, path });
  const stepwise = all();
  await site.publishOnce({ rebuild: true });
  expect(all()).toEqual(stepwise);
  // A full build that brings changes notes what they end and what comes back.
  site.letOut({ ...record, title: '标题再更正' });
  await site.publishOnce({ rebuild: true });
  const sixth = page();
  expect(span(sixth)).toEqual([['page', 6, null]]);
  site.letOut(record);
  await site.publishOnce({ rebuild: true });
  expect([span(sixth), span(page())]).toEqual([[['page', 6, 7]], [['page', 7, null]]]);
  expect(span(text).at(-1)).toEqual(['text', 4, null]);
  // One that is withdrawn while the snapshot is lost is met by no change, only by its absence.
  const seventh = page();
  site.takeBack(record);
  rmSync(join(site.siteVar, 'snapshot.db'));
  await site.publishOnce();
  expect([span(seventh), span(text).at(-1)]).toEqual([[['page', 7, 8]], ['text', 4, 8]]);
  expect(releaseFaults(site.siteVar)).toEqual([]);
  await site.close();
});
