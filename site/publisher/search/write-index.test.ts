import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentTypes } from '@yangguang/schemas';
import { expect, test } from 'vitest';
import { Search } from '../../src/search/search.ts';
import { writeSampleSnapshot } from '../testing/sample-snapshot.ts';
import { writeIndex } from './write-index.ts';

test('a static site gets the index of its snapshot: every type, not what was withdrawn', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yangguang-write-index-'));
  try {
    writeSampleSnapshot(join(folder, 'snapshot.db'), 2);
    await writeIndex(join(folder, 'snapshot.db'), folder);
    const search = await Search.open((path) => {
      const file = join(folder, 'search', path);
      return Promise.resolve(existsSync(file) ? readFileSync(file) : undefined);
    });
    const paths = async (text: string): Promise<string[]> => {
      const found = await search.ask({ text, filters: {}, sort: 'relevance' });
      return (await found?.page(1))?.map(({ record }) => record.path) ?? [];
    };
    // The first policy document is the withdrawn one.
    expect(await paths('YC012/2026-00001')).toEqual([]);
    expect(await paths('YC012/2026-00002')).toEqual(['/policies/2026-00002.html']);
    const found = await search.ask({ text: '示例', filters: {}, sort: 'relevance' });
    expect(found?.total).toEqual({ count: contentTypes.length * 2 - 1, exact: true });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
