import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256, type ReleaseEntry } from '@yangguang/schemas';
import { expect, test } from 'vitest';
import { publish } from './publish.ts';
import { sampleInstant } from '../testing/sample-change.ts';
import { sampleRecord } from '../testing/sample-record.ts';
import { filesBelow } from '../testing/test-publisher.ts';
import { useSite } from '../testing/use-site.ts';

const site = useSite();

/** A release of the time before the test: the publisher counts its own from 1. */
const earlier = (number: number): ReleaseEntry => ({
  ...{ number, at: sampleInstant(number), kind: 'publish', shows: null, manifestHash: sha256(String(number)) },
  ...{ pages: { changed: 1, removed: 0 }, counts: { added: 0, changed: 0, withdrawn: 0 }, records: [] },
});
const folder = (): string => join(site.siteVar, 'current', 'public');
const ledgerFiles = (): string[] => filesBelow(folder()).filter((path) => path.startsWith('releases/'));
const bytesOf = (paths: readonly string[]): Map<string, string> =>
  new Map(paths.map((path) => [path, readFileSync(join(folder(), path), 'utf8')]));

test('release after release, the ledger is the one that a rebuild writes anew (C-6)', async () => {
  const publisher = await site.open();
  for (let number = -56; number <= 0; number += 1) {
    const entry = earlier(number);
    publisher.ledger.insert({ entry, stageMs: {} });
    publisher.ledger.setLive(number, entry.at);
    publisher.ledger.setTold([{ entry, stageMs: {}, liveAt: entry.at }]);
  }
  // The sixtieth entry makes a second older page, and the first leads to it instead of to the front.
  for (let number = 1; number <= 4; number += 1) {
    site.letOut(sampleRecord('article', number));
    if (number === 4) site.takeBack(sampleRecord('article', 1));
    await publish(publisher);
  }
  const stepwise = bytesOf(ledgerFiles());
  await publish(publisher, true);
  publisher.close();
  const anew = bytesOf(ledgerFiles());
  // The rebuild is a release itself: it stands at the front, and nowhere else.
  for (const path of ['releases/index.html', 'releases/index.json'])
    expect(anew.get(path)).not.toBe(stepwise.get(path));
  const settled = [...anew].filter(([path]) => !/index\.|\/5\./.test(path));
  expect(settled.map(([path]) => path)).toContain('releases/page-2.html');
  expect(Object.fromEntries(settled)).toEqual(
    Object.fromEntries([...stepwise].filter(([path]) => !/index\./.test(path))),
  );
});

test('a withdrawn record is named in no file of the ledger, whichever release brought it (A13)', async () => {
  const record = sampleRecord('article', 1, { title: '日后要撤回的标题' });
  site.letOut(record);
  await site.publishOnce();
  site.letOut(sampleRecord('article', 2));
  await site.publishOnce();
  const named = (): string[] =>
    [...bytesOf(ledgerFiles())].filter(([, text]) => text.includes(record.title)).map(([path]) => path);
  expect(named()).toEqual(['releases/1.html', 'releases/1.json']);
  site.takeBack(record);
  await site.publishOnce();
  expect(named()).toEqual([]);
  expect(readFileSync(join(folder(), 'releases/1.html'), 'utf8')).toContain(`索引号 ${record.indexNumber}，已撤回`);
});

test('a page tells of its own release and changes for no other', async () => {
  site.letOut(sampleRecord('article', 1));
  await site.publishOnce();
  const page = join(folder(), 'articles/2026-00001.html');
  const first = readFileSync(page, 'utf8');
  expect(first).toContain('<a href="/releases/1.html">');
  site.letOut(sampleRecord('permit-item', 2));
  await site.publishOnce();
  expect(readFileSync(page, 'utf8')).toBe(first);
});
