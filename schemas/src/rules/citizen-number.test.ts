import { expect, test } from 'vitest';
import { isCitizenNumber } from './citizen-number.ts';

test.each([
  ['11010519491231002X', true, 'the test vector'],
  ['110105194912310021', false, 'a wrong check character'],
  ['110105194902310022', false, 'no 31 February'],
  ['11010519491231002x', false, 'the check character is a capital'],
  ['01010519491231002X', false, 'regions do not start with 0'],
  ['1101051949123100', false, 'too short'],
  ['914509908001101448', false, 'a credit code; nobody is born in 9080'],
])('%s: %s, %s (R-ID-03)', (number, expected) => {
  expect(isCitizenNumber(number)).toBe(expected);
});
