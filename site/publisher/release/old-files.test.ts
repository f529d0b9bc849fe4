import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPageCache, type PageCache } from '../render/page-cache.ts';
import { fileList, type FileList, type OldKind } from './file-list.ts';
import { releaseBuilder } from './release-builder.ts';

const dayMs = 24 * 3_600_000;
const nowMs = Date.UTC(2026, 0, 5);

let draft: string;
let cache: PageCache;
let files: FileList;
beforeEach(() => {
  draft = mkdtempSync(join(tmpdir(), 'yangguang-draft-'));
  mkdirSync(join(draft, 'public'));
  cache = openPageCache(':memory:');
  files = fileList(cache);
  keep('just.js', 'old-asset', nowMs - dayMs + 1);
  keep('old.js', 'old-asset', nowMs - dayMs);
  keep('ahead.js', 'old-asset', nowMs + 3652 * dayMs);
  keep('ahead.bin', 'old-search', nowMs + dayMs);
});
afterEach(() => {
  cache.close();
  rmSync(draft, { recursive: true });
});

function keep(path: string, kind: OldKind, atMs: number): void {
  writeFileSync(join(draft, 'public', path), '');
  files.putOld(path, '0'.repeat(64), kind, atMs);
}

/** What is left of the files after a release at a moment, and another a day later. */
function leftAfter(hasWithdrawal: boolean, isTimeKnown: boolean): [string[], string[]] {
  releaseBuilder(draft, files, nowMs, false).forgetOld(hasWithdrawal, isTimeKnown);
  const first = files.paths().sort();
  releaseBuilder(draft, files, nowMs + dayMs, false).forgetOld(hasWithdrawal, isTimeKnown);
  return [first, files.paths().sort()];
}

test('files of open pages stay for a day, and what was dated into the future for a day from now on (A10, A14)', () => {
  expect(leftAfter(false, true)).toEqual([['ahead.bin', 'ahead.js', 'just.js'], []]);
});

test('while nobody knows what time it is, nothing is old (A14)', () => {
  const all = ['ahead.bin', 'ahead.js', 'just.js', 'old.js'];
  expect(leftAfter(false, false)).toEqual([all, all]);
});

test('after a withdrawal no search file stays, whatever its date says (A13, A14)', () => {
  expect(leftAfter(true, false)[0]).not.toContain('ahead.bin');
});

test('a full build finds what open pages may ask for and it does not hold itself, however much it is', () => {
  const names = Array.from({ length: 2100 }, (_, at) => `search/t/${String(at).padStart(4, '0')}`);
  for (const name of names) files.put(name, '1'.repeat(64), 'search');
  files.put('index.html', '2'.repeat(64), 'page');
  files.setAside();
  cache.clear();
  files.put('search/t/0999', '3'.repeat(64), 'search');
  const missing: string[] = [];
  for (const { path } of files.asideAndMissing()) {
    missing.push(path);
    // As it is carried over.
    files.putOld(path, '1'.repeat(64), 'old-search', nowMs);
  }
  const old = ['ahead.bin', 'ahead.js', 'just.js', 'old.js'];
  expect(missing).toEqual([...old, ...names.filter((name) => name !== 'search/t/0999')]);
  // The next full build begins with what this one left.
  files.setAside();
  cache.clear();
  expect([...files.asideAndMissing()]).toHaveLength(names.length + old.length);
});
