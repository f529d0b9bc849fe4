import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openPageCache } from './page-cache.ts';

test('what is committed is brought to its place when there is time, not while readers wait', () => {
  const folder = mkdtempSync(join(tmpdir(), 'page-cache-'));
  const file = join(folder, 'cache.db');
  const cache = openPageCache(file);
  try {
    cache.tidy();
    const before = statSync(file).size;
    cache.begin();
    // More than SQLite would leave beside the file by itself.
    cache.set('large', 'x'.repeat(8 * 1024 * 1024));
    cache.commit();
    expect(statSync(file).size).toBe(before);
    cache.tidy();
    expect(statSync(file).size).toBeGreaterThan(before + 8 * 1024 * 1024);
  } finally {
    cache.close();
    rmSync(folder, { recursive: true });
  }
});
