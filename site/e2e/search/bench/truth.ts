import type { SearchRecord } from '../../../src/search/format.ts';

/** Plain substring search, the yardstick: for each query the places of the records that hold it as it stands. */
export function truthOf(records: readonly SearchRecord[], queries: readonly string[]): Map<string, Set<number>> {
  // One line break between any two fields: no query has one.
  const texts = records.map(({ title, numbers, text }) => [title, ...numbers, text].join('\n'));
  return new Map(
    queries.map((query) => {
      const seqs = new Set<number>();
      texts.forEach((text, at) => {
        if (text.includes(query)) seqs.add(records[at]?.seq ?? 0);
      });
      return [query, seqs];
    }),
  );
}
