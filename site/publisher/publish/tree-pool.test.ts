import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPageCache, type PageCache } from '../render/page-cache.ts';
import { filesBelow } from '../testing/test-publisher.ts';
import { fileList } from '../release/file-list.ts';
import { releaseBuilder } from '../release/release-builder.ts';
import { openReleases, type Releases } from '../release/releases.ts';
import { treeChanges, type TreeChanges } from '../release/tree-changes.ts';
import { treePool, type TreePool } from '../release/tree-pool.ts';

const holder = { epoch: 1, assertHeld: () => undefined };

let siteVar: string;
let cache: PageCache;
let releases: Releases;
let changes: TreeChanges;
let trees: TreePool;
let number: number;
/** Paths marked as gone in the release made last. */
let marked: string[];

function open(epoch = 1): void {
  releases = openReleases(siteVar, { ...holder, epoch });
  trees = treePool(releases, changes, { ...holder, epoch });
}

beforeEach(() => {
  siteVar = mkdtempSync(join(tmpdir(), 'yangguang-trees-'));
  cache = openPageCache(join(siteVar, 'cache.db'));
  changes = treeChanges(cache);
  number = 0;
  marked = [];
  open();
});
afterEach(async () => {
  await trees.stop();
  cache.close();
  rmSync(siteVar, { recursive: true, force: true });
});

/** Path → text, or null for a file that goes, and is marked as gone. */
type Edit = Record<string, string | null>;

/** A release that differs from the one before by an edit; the first, or one built anew, has these files alone. */
async function release(edit: Edit, isFull = number === 0): Promise<string> {
  const files = fileList(cache);
  if (isFull) cache.db.exec('DELETE FROM files');
  const draft = isFull ? await trees.emptyDraft() : await trees.claimDraft(number);
  const inode = lstatSync(draft).ino;
  const builder = releaseBuilder(draft, files, 0);
  for (const [path, text] of Object.entries(edit))
    if (text === null) builder.remove(path);
    else builder.put({ path, bytes: Buffer.from(text) }, 'page');
  const stays = (path: string): boolean => !isFull && edit[path] === undefined;
  const gone = Object.keys(edit).filter((path) => edit[path] === null);
  const marks = new Set([...marked.filter(stays), ...gone]);
  builder.mark('gone', marks, isFull ? [] : marked);
  marked = [...marks];
  builder.describe('release.json', '{}');
  await builder.flush();
  number += 1;
  await releases.nameDraft(draft, number);
  if (isFull) changes.beginAt(number);
  else changes.note(number, builder.treePaths());
  await releases.switchTo(number);
  return String(inode);
}

const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(filesBelow(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
const liveContents = () => contents(releases.publicFolderOf(number));
const marksOf = (kept: number) => filesBelow(releases.folderOf(kept)).filter((path) => path.startsWith('gone/'));
const names = () => readdirSync(releases.folder);

const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.dictionary(
    fc.constantFrom('a.html', 'b.html', 'x/c.html', 'x/y/d.html'),
    fc.option(fc.constantFrom('1', '2', '3')),
  ),
  { minLength: 11, maxLength: 25 },
);

test('whatever the edits, each release holds its files and no others, and kept ones stay as they were', async () => {
  await fc.assert(
    fc.asyncProperty(edits, async (history) => {
      rmSync(releases.folder, { recursive: true });
      cache.clear();
      number = 0;
      open();
      const expected: Record<string, string>[] = [];
      const expectedMarks: string[][] = [];
      marked = [];
      let now: Record<string, string> = { 'index.html': 'start' };
      await release(now);
      trees.workInBackground();
      expected.push(now);
      expectedMarks.push([]);
      for (const edit of history) {
        await trees.prepare(number);
        await release(edit);
        now = Object.fromEntries(
          Object.entries({ ...now, ...edit }).flatMap(([path, text]) => (text === null ? [] : [[path, text]])),
        );
        expected.push(now);
        expectedMarks.push(marked.map((path) => `gone/${path}`).sort());
        for (const kept of releases.numbers()) {
          expect(contents(releases.publicFolderOf(kept))).toEqual(expected[kept - 1]);
          expect(marksOf(kept)).toEqual(expectedMarks[kept - 1]);
        }
      }
      await trees.stop();
    }),
    { numRuns: 3 },
  );
});

test('the oldest release becomes the next draft: no tree is copied once ten are kept', async () => {
  await release({ 'a.html': '1', 'old.html': 'x' });
  const inodes = new Set<string>();
  for (let each = 2; each <= 16; each += 1) {
    await trees.prepare(number);
    inodes.add(await release({ 'a.html': String(each), ...(each === 3 && { 'old.html': null }) }));
  }
  expect(releases.numbers()).toHaveLength(11);
  // Fifteen releases in eleven trees.
  expect(inodes.size).toBe(11);
  expect(liveContents()).toEqual({ 'a.html': '16' });
});

test('a spare that was half brought up is brought up again, by the next publisher too', async () => {
  await release({ 'a.html': '1', 'b.html': '1' });
  await trees.prepare(number);
  const spare = names().find((name) => name.startsWith('.spare')) ?? '';
  await release({ 'a.html': '2', 'b.html': null, 'c/d.html': '2' });
  // Killed after some of the paths: the name still tells what the tree was equal to.
  mkdirSync(join(releases.folder, '.spare-1-1-99', 'public'), { recursive: true });
  for (const [path, text] of [
    ['a.html', '2'],
    ['b.html', '1'],
  ] as const)
    writeFileSync(join(releases.folder, '.spare-1-1-99', 'public', path), text);
  expect(names()).not.toContain(spare);
  open(2);
  await trees.open();
  expect(names().filter((name) => name.startsWith('.spare-1-'))).toEqual([]);
  await release({ 'e.html': '3' });
  expect(liveContents()).toEqual({ 'a.html': '2', 'c/d.html': '2', 'e.html': '3' });
});

test('what a killed publisher had under construction is never built on', async () => {
  await release({ 'a.html': '1' });
  await trees.prepare(number);
  const draft = await trees.claimDraft(number);
  writeFileSync(join(draft, 'public', 'half.html'), 'half');
  open(2);
  await trees.open();
  expect(names().filter((name) => name.startsWith('.next'))).toEqual([]);
  await release({ 'b.html': '2' });
  expect(liveContents()).toEqual({ 'a.html': '1', 'b.html': '2' });
});

test('a draft given back is equal to the live release again', async () => {
  await release({ 'a.html': '1', 'b.html': '1' });
  const draft = await trees.claimDraft(number);
  const builder = releaseBuilder(draft, fileList(cache), 0);
  cache.begin();
  builder.put({ path: 'a.html', bytes: Buffer.from('other') }, 'page');
  builder.put({ path: 'new/c.html', bytes: Buffer.from('other') }, 'page');
  builder.remove('b.html');
  cache.rollback();
  await trees.returnDraft(number, builder.treePaths());
  await release({ 'd.html': '2' });
  expect(liveContents()).toEqual({ 'a.html': '1', 'b.html': '1', 'd.html': '2' });
});

test('trees from before a full build are not built on', async () => {
  await release({ 'a.html': '1', 'old.html': '1' });
  await trees.prepare(number);
  await release({ 'a.html': '2' }, true);
  await trees.prepare(number);
  await release({ 'b.html': '3' });
  expect(liveContents()).toEqual({ 'a.html': '2', 'b.html': '3' });
});

test('after a take-down no tree holds what was withdrawn, once readers have left it', async () => {
  await release({ 'a.html': 'canary', 'b.html': '1' });
  for (let each = 2; each <= 5; each += 1) {
    await trees.prepare(number);
    await release({ 'b.html': String(each) });
  }
  await trees.prepare(number);
  await release({ 'a.html': 'gone' });
  changes.setPurge(number);
  trees.workInBackground();
  await trees.prepare(number);
  // Its readers may still be there.
  expect(contents(releases.publicFolderOf(number - 1))['a.html']).toBe('canary');
  expect(trees.dueMs()).toBeGreaterThan(0);
  releases.msSinceServed = () => Infinity;
  // A copy under way may be one of an older tree.
  while (changes.purgeBefore() !== 0) {
    await trees.prepare(number);
    await wait(20);
  }
  const holding = filesBelow(releases.folder).filter(
    (path) => readFileSync(join(releases.folder, path), 'utf8') === 'canary',
  );
  expect(holding).toEqual([]);
});
