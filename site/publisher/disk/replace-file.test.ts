import fs, { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { replaceFile } from './replace-file.ts';

test('a file of which the kernel takes a few bytes at a time is whole all the same (A4)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'replace-file-'));
  const { writeSync } = fs;
  onTestFinished(() => {
    fs.writeSync = writeSync;
    syncBuiltinESMExports();
    rmSync(folder, { recursive: true });
  });
  // The one form of it that is used: bytes, and how many of them are written already.
  const fewBytes = (handle: number, bytes: Uint8Array, done: number): number =>
    writeSync(handle, bytes, done, Math.min(3, bytes.length - done));
  fs.writeSync = fewBytes as typeof writeSync;
  syncBuiltinESMExports();
  replaceFile(join(folder, 'note'), '磁盘将满');
  expect(readFileSync(join(folder, 'note'), 'utf8')).toBe('磁盘将满');
});
