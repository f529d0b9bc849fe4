import type { AnyRecord } from '@yangguang/schemas';
import { expect, test } from 'vitest';
import { linesByType } from './seed-records.ts';

test('ten thousand records stay ten thousand: no two of a type share title and day', () => {
  const records = [...linesByType(10_000).values()].flat().map((line) => JSON.parse(line) as AnyRecord);
  const keys = new Set(records.map(({ type, title, formedDate }) => `${type} ${title} ${formedDate}`));
  expect(keys.size).toBe(10_000);
});
