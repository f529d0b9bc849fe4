import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readAhead } from './read-ahead.ts';

test('shares of a file are all of it, and one that the cache cannot hold is left alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'read-ahead-'));
  const file = join(folder, 'snapshot.db');
  const size = 3 * 1024 * 1024 + 1;
  writeFileSync(file, Buffer.alloc(size));
  try {
    const read = [0, 1, 2, 3].map((at) => readAhead(file, { at, of: 4 }));
    expect(read.reduce((sum, bytes) => sum + bytes, 0)).toBe(size);
    expect(Math.min(...read)).toBeGreaterThan(0);
    expect(readAhead(file, { at: 0, of: 4 }, size - 1)).toBe(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
