import { expect, test } from 'vitest';
import { creditCodeCheck, hasValidBodyCode, isCreditCode, normaliseCreditCode } from './credit-code.ts';

const valid = '91000000000000000K';

test('the test vector holds (R-ID-01)', () => {
  expect(isCreditCode(valid)).toBe(true);
});

test('any other character in one of the first 17 places is rejected', () => {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  for (let place = 0; place < 17; place += 1)
    for (const char of alphabet)
      if (char !== valid[place]) {
        const changed = valid.slice(0, place) + char + valid.slice(place + 1);
        expect(isCreditCode(changed), changed).toBe(false);
      }
});

test.each(['I', 'O', 'S', 'V', 'Z'])('%s is no character of a code', (char) => {
  const first17 = `9100000000000000${char}`;
  expect(isCreditCode(first17 + creditCodeCheck(first17))).toBe(false);
});

test.each([
  ' 91000000 00000000 0k ',
  '９１０００００００００００００００Ｋ',
  '91000000-00000000-0K',
  '91000000000000000k',
])('“%s” is mended', (typed) => {
  expect(normaliseCreditCode(typed)).toBe(valid);
});

test.each(['', '9100000000000000K', '91000000000000000KK', '9100000A000000000K'])('%s is no code', (code) => {
  expect(isCreditCode(code)).toBe(false);
});

// Weights 3 7 9 10 5 8 4 2 over 12345678 give 212, and 11 - 212 mod 11 is 8.
test('the organisation code inside has its own check character (R-ID-02)', () => {
  expect(hasValidBodyCode('911100001234567880')).toBe(true);
  expect(hasValidBodyCode('911100001234567890')).toBe(false);
  expect(hasValidBodyCode(valid)).toBe(true);
});
