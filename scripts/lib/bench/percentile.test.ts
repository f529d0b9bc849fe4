import { expect, test } from 'vitest';
import { percentile } from './percentile.ts';

const twenty = Array.from({ length: 20 }, (_, index) => 20 - index);

test.each([
  [0.5, 10],
  [0.95, 19],
  [1, 20],
])('of twenty samples the %s share is not above %s', (share, value) => {
  expect(percentile(twenty, share)).toBe(value);
});

test('one sample is its own percentile; none is an error', () => {
  expect(percentile([7], 0.95)).toBe(7);
  expect(() => percentile([], 0.5)).toThrow(RangeError);
});
