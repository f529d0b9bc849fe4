import { expect, test } from 'vitest';
import { issuesOf } from '@yangguang/schemas';
import { canonicalForm } from './canonical.ts';
import { collection } from './collection.ts';

const { migrated, inHand } = collection();

test('no record has anything that speaks against publishing it', () => {
  const issues = [...migrated, ...inHand].flatMap((record) =>
    issuesOf(canonicalForm(record, migrated)).map((issue) => [record.type, record.fields.title, issue]),
  );
  expect(issues).toEqual([]);
});
