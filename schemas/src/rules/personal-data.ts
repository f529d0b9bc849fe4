import { isCitizenNumber } from './citizen-number.ts';

export interface PersonalNumber {
  kind: 'citizen-number' | 'bank-card' | 'mobile-number';
  text: string;
}

/**
 * Numbers of persons in a public text: citizen numbers, bank cards, mobile numbers, each checked by its own rule, also
 * when written with full-width digits or spaces (R-ID-04, R-ACC-12).
 */
export function findPersonalNumbers(text: string): PersonalNumber[] {
  const plain = text.replace(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const found: PersonalNumber[] = [];
  for (const [match] of plain.matchAll(/(?<![\dA-Za-z])\d(?:[ -]?\d){9,18}[ -]?[\dXx](?![\dA-Za-z])/g)) {
    const digits = match.replace(/[ -]/g, '').toUpperCase();
    const kind = kindOfNumber(digits);
    if (kind) found.push({ kind, text: digits });
  }
  return found;
}

function kindOfNumber(digits: string): PersonalNumber['kind'] | null {
  if (isCitizenNumber(digits)) return 'citizen-number';
  // Cards of Chinese banks begin with 62.
  if (/^62\d{14,17}$/.test(digits) && passesLuhn(digits)) return 'bank-card';
  if (/^1[3-9]\d{9}$/.test(digits)) return 'mobile-number';
  return null;
}

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
