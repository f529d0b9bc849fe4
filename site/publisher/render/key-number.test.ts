import { expect, test } from 'vitest';
import { keyNumber } from './key-number.ts';

test('names that differ little have numbers of their own, and none is too large for a database', () => {
  const names = Array.from({ length: 200_000 }, (_, index) => [
    `path:/policies/2026-${index}.html`,
    `named:${String(index).padStart(24, '0')}`,
  ]).flat();
  const numbers = new Set(names.map(keyNumber));
  expect(numbers.size).toBe(names.length);
  expect(Math.max(...[...numbers].slice(0, 1000))).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER);
  expect([...numbers].every(Number.isSafeInteger)).toBe(true);
});

test('the order of letters counts', () => {
  expect(keyNumber('record:ab')).not.toBe(keyNumber('record:ba'));
  expect(keyNumber('')).not.toBe(keyNumber('\0'));
});
