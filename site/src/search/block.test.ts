import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockOf } from './block-of.ts';
import { BlockWriter, ordinalsOf, readBlock } from './block.ts';

const recordCount = 500;
const ordinals = fc.uniqueArray(fc.nat(recordCount - 1)).map((list) => Uint32Array.from(list).sort());
const postings = fc.uniqueArray(
  fc.record({ term: fc.string({ minLength: 1 }), records: ordinals, inTitle: ordinals }),
  {
    selector: ({ term }) => term,
  },
);

test('a block gives back what was written', () => {
  fc.assert(
    fc.property(postings, (given) => {
      const writer = new BlockWriter(recordCount);
      for (const posting of given) writer.add(posting);
      const read = [...readBlock(writer.finish())].map(({ term, records, inTitle }) => ({
        term,
        records: ordinalsOf(records, recordCount),
        inTitle: ordinalsOf(inTitle, recordCount),
      }));
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

test('a list of every record takes a bit each', () => {
  const writer = new BlockWriter(8000);
  writer.add({ term: '的', records: Uint32Array.from({ length: 8000 }, (_, at) => at), inTitle: new Uint32Array() });
  expect(writer.finish().length).toBeLessThanOrEqual(1010);
});

test('a term is looked for in the last block that does not begin after it', () => {
  const firstTerms = ['b', 'd', 'd', 'f'];
  expect(['a', 'b', 'c', 'd', 'e', 'f', 'z'].map((term) => blockOf(firstTerms, term))).toEqual([0, 0, 0, 2, 2, 3, 3]);
});
