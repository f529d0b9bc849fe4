import fs, { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replaceFile } from './replace-file.ts';

const { writeSync } = fs;
/** The one form of it that is used: bytes, and how many of them are written already. */
type Write = (handle: number, bytes: Uint8Array, done: number) => number;

let note: string;
beforeEach(() => {
  note = join(mkdtempSync(join(tmpdir(), 'replace-file-')), 'note');
  replaceFile(note, '先前');
});
afterEach(() => {
  writeBy(writeSync);
  rmSync(join(note, '..'), { recursive: true });
});

function writeBy(write: Write): void {
  fs.writeSync = write as typeof writeSync;
  syncBuiltinESMExports();
}

test('a file of which the kernel takes a few bytes at a time is whole all the same (A4)', () => {
  writeBy((handle, bytes, done) => writeSync(handle, bytes, done, Math.min(3, bytes.length - done)));
  replaceFile(note, '磁盘将满');
  expect(readFileSync(note, 'utf8')).toBe('磁盘将满');
});

test('a file that finds no room for its end leaves the one that was there (A4)', () => {
  writeBy((handle, bytes, done) => {
    if (done > 0) throw new Error('ENOSPC');
    return writeSync(handle, bytes, done, 3);
  });
  expect(() => replaceFile(note, '磁盘已满')).toThrow('ENOSPC');
  expect(readFileSync(note, 'utf8')).toBe('先前');
});
