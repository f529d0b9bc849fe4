import { afterAll, expect, test } from 'vitest';
import { corpus, drawQueries, grep } from './testing/corpus.ts';
import { SearchRelease } from './testing/release.ts';

afterAll(() => SearchRelease.removeAll());

test('every substring of the corpus finds exactly the records that hold it (D-2)', async () => {
  const records = corpus(300);
  const release = await SearchRelease.of(records, { shardRecords: 120 });
  const wrong: string[] = [];
  for (const query of drawQueries(records, 80, 3)) {
    const found = (await release.paths(query)).sort();
    // A single wrong character is forgiven only where nothing is found.
    if (JSON.stringify(found) !== JSON.stringify(grep(records, query))) wrong.push(query);
  }
  expect(wrong).toEqual([]);
}, 60_000);

test('a query of one character finds the records that hold it', async () => {
  const records = corpus(120);
  const release = await SearchRelease.of(records);
  expect((await release.paths('𠮷')).sort()).toEqual(grep(records, '𠮷'));
  expect((await release.paths('㛃')).sort()).toEqual(grep(records, '㛃'));
});
