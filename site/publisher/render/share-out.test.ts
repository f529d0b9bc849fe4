import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareOut } from './share-out.ts';

test('every page is given out once, whichever process asks how often', () => {
  const turns = fc.array(fc.nat({ max: 3 }), { maxLength: 60 });
  fc.assert(
    fc.property(fc.nat({ max: 3000 }), turns, (count, asked) => {
      const next = shareOut(
        Array.from({ length: count }, (_, page) => page),
        4,
      );
      const given = asked.flatMap((share) => [...next(share)]);
      for (let batch = next(0); batch.length > 0; batch = next(0)) given.push(...batch);
      expect(given.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, page) => page));
      expect([0, 1, 2, 3].flatMap((share) => [...next(share)])).toEqual([]);
    }),
    { seed: 1 },
  );
});

test('a process gets neighbours as long as its stretch lasts', () => {
  const next = shareOut(
    Array.from({ length: 1000 }, (_, page) => page),
    2,
  );
  expect([next(1)[0], next(0)[0], next(1)[0], next(0)[0]]).toEqual([500, 0, 620, 120]);
});
