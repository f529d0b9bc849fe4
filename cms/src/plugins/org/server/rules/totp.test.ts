import { expect, test } from 'vitest';
import { newSecret, stepOf } from './totp.ts';

/** RFC 6238, appendix B: the secret of its SHA-1 table, and the last six digits of its codes. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [20_000_000_000, '353130'],
])('at second %i the code is %s, as the standard says', (second, code) => {
  expect(stepOf(secret, code, second * 1000, null)).toBe(Math.floor(second / 30));
});

const at = (second: number, lastStep: number | null = null) => stepOf(secret, '005924', second * 1000, lastStep);
const made = 1_234_567_890;
const step = Math.floor(made / 30);

test('clocks may differ by one step, no more', () => {
  expect([at(made - 30), at(made), at(made + 30)]).toEqual([step, step, step]);
  expect([at(made - 90), at(made + 90)]).toEqual([null, null]);
});

test('a step that was used, or lies before one that was, counts no more', () => {
  expect([at(made, step - 1), at(made, step), at(made, step + 1)]).toEqual([step, null, null]);
});

test.each(['', '5924', '0059245', '００５９２４', "005924'"])('%j is no code', (typed) => {
  expect(stepOf(secret, typed, made * 1000, null)).toBeNull();
});

test('secrets are of 160 bits and never the same', () => {
  expect(newSecret()).toMatch(/^[A-Z2-7]{32}$/);
  expect(newSecret()).not.toBe(newSecret());
});
