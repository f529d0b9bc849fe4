import { TextMatching } from '../primitives.ts';
import { toHalfWidth } from '../full-width.ts';

/** GB 32100: 18 characters without I, O, S, V, Z (R-ID-01). The check digit is told apart by `isCreditCode`. */
export const creditCodePattern = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** 统一社会信用代码 in its normal form; `normaliseCreditCode` mends what people type. */
export const CreditCode = () => TextMatching(creditCodePattern, 18);

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Lower case, spaces and full-width characters mended. */
export function normaliseCreditCode(typed: string): string {
  return toHalfWidth(typed)
    .replace(/[\s\u00a0-]/g, '')
    .toUpperCase();
}

/** The check character that belongs to the first 17: weights are powers of 3 modulo 31 (R-ID-01). */
export function creditCodeCheck(first17: string): string {
  let sum = 0;
  let weight = 1;
  for (const char of first17) {
    sum += alphabet.indexOf(char) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet[(31 - (sum % 31)) % 31] ?? '';
}

/** True for a code in normal form whose check character is right (R-ID-01). */
export function isCreditCode(code: string): boolean {
  return creditCodePattern.test(code) && creditCodeCheck(code.slice(0, 17)) === code[17];
}

const bodyWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/** True when the organisation code inside, characters 9 to 17, ends with its own check character; else warn only (R-ID-02). */
export function hasValidBodyCode(code: string): boolean {
  // Letters count 10 … 35 here, in the whole Latin alphabet.
  const sum = bodyWeights.reduce((total, weight, i) => total + weight * parseInt(code[8 + i] ?? '', 36), 0);
  return '0X987654321'[sum % 11] === code[16];
}
