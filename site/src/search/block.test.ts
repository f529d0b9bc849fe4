import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockOf } from './block-of.ts';
import { BlockWriter, readBlock, readPosting } from './block.ts';

const recordCount = 500;
const all = Uint32Array.from({ length: recordCount }, (_, at) => at);
const ordinals = fc.uniqueArray(fc.nat(recordCount - 1)).map((list) => Uint32Array.from(list).sort());
/** All but some. */
const most = ordinals.map((gone) => all.filter((ordinal) => !gone.includes(ordinal)));
const postings = fc.uniqueArray(
  fc
    .record({ term: fc.string({ minLength: 1 }), records: fc.oneof(ordinals, most), every: fc.nat(3) })
    .map(({ term, records, every }) => ({ term, records, inTitle: records.filter((_, at) => at % 4 < every) })),
  {
    selector: ({ term }) => term,
  },
);

test('a block gives back what was written', () => {
  fc.assert(
    fc.property(postings, (given) => {
      const writer = new BlockWriter(recordCount);
      for (const posting of given) writer.add(posting);
      const read = [...readBlock(writer.finish())].map((posting) => readPosting(posting, recordCount));
      expect(read).toEqual(given);
    }),
  );
});

test('a block that is cut short is refused', () => {
  const writer = new BlockWriter(recordCount);
  writer.add({ term: '应急', records: Uint32Array.from([1, 2, 400]), inTitle: new Uint32Array() });
  const whole = writer.finish();
  expect(() => [...readBlock(whole.slice(0, 7))]).toThrow(RangeError);
});

test('a list of every record takes nothing, one of half of them a bit each', () => {
  const writer = new BlockWriter(8000);
  const inTitle = new Uint32Array();
  writer.add({ term: '的', records: Uint32Array.from({ length: 8000 }, (_, at) => at), inTitle });
  expect(writer.finish().length).toBeLessThanOrEqual(10);
  writer.add({ term: '的', records: Uint32Array.from({ length: 4000 }, (_, at) => at * 2), inTitle });
  expect(writer.finish().length).toBeLessThanOrEqual(1010);
});

test('a record in the title alone is refused: places are told among all that hold the term', () => {
  const posting = { term: '应急', records: Uint32Array.from([1, 3]), inTitle: Uint32Array.from([2]) };
  expect(() => new BlockWriter(10).add(posting)).toThrow(RangeError);
});

test('a term is looked for in the last block that does not begin after it', () => {
  const firstTerms = ['b', 'd', 'd', 'f'];
  expect(['a', 'b', 'c', 'd', 'e', 'f', 'z'].map((term) => blockOf(firstTerms, term))).toEqual([0, 0, 0, 2, 2, 3, 3]);
});
