import { expect, test } from 'vitest';
import { formatVersion } from './format.ts';
import { Search } from './search.ts';
import { MissingIndexFile } from './shard.ts';

test('a page that is older than the form of the index says so, and reads nothing wrong (A10)', async () => {
  const indexOf = (version: number) => new TextEncoder().encode(JSON.stringify({ version, shards: [], labels: {} }));
  await expect(Search.open(() => Promise.resolve(indexOf(formatVersion)))).resolves.toBeInstanceOf(Search);
  await expect(Search.open(() => Promise.resolve(indexOf(formatVersion + 1)))).rejects.toThrow(MissingIndexFile);
});
