import { expect, test } from 'vitest';
import { isCitizenNumber, maskCitizenNumber, maskMobileNumber } from './citizen-number.ts';

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

test('masking hides the birth date (R-ID-04)', () => {
  expect(maskCitizenNumber('11010519491231002X')).toBe('110***********002X');
  expect(maskCitizenNumber('11010519491231002X')).toHaveLength(18);
  expect(maskMobileNumber('13800001234')).toBe('138****1234');
});
