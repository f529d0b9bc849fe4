import { isCitizenNumber, isOldCitizenNumber } from '../../rules/citizen-number.ts';
import { isCreditCode } from '../../rules/credit-code.ts';
import type { Hit } from '../hit.ts';
import { passesLuhn } from './luhn.ts';

/** A run of digits that stands alone, perhaps with the X that ends a citizen number. */
interface Group {
  digits: string;
  start: number;
  end: number;
}

/** How many groups a number may be written in, `6222 0212 3456 7890 123`. */
const mostGroups = 5;

/**
 * Citizen numbers, bank cards and mobile numbers, each told by its own check, so that index numbers, amounts and credit
 * codes pass (R-ID-04, R-ACC-12). They may be written in groups with spaces or dashes between.
 */
export function numberHits(text: string): Hit[] {
  const groups = [...text.matchAll(/(?<![0-9A-Za-z])[0-9]+[Xx]?(?![0-9A-Za-z])/g)].map((match): Group => ({
    digits: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  const hits: Hit[] = [];
  for (let i = 0; i < groups.length;) {
    const found = longestAt(text, groups, i);
    if (found) hits.push(found.hit);
    i += found?.groups ?? 1;
  }
  return hits;
}

function longestAt(text: string, groups: readonly Group[], first: number): { hit: Hit; groups: number } | null {
  for (let count = Math.min(mostGroups, groups.length - first); count > 0; count -= 1) {
    const run = groups.slice(first, first + count);
    const hit = areOneNumber(text, run) && hitOf(text, run);
    if (hit) return { hit, groups: count };
  }
  return null;
}

/** Groups of one number are three digits or more, but for the last, and parted by one space or dash. */
function areOneNumber(text: string, run: readonly Group[]): boolean {
  return run.every((group, i) => {
    const next = run[i + 1];
    if (!next) return true;
    return group.digits.length >= 3 && /^(?: ?- ?| )$/.test(text.slice(group.end, next.start));
  });
}

function hitOf(text: string, run: readonly Group[]): Hit | null {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last || isAmount(text, last)) return null;
  const digits = run
    .map((group) => group.digits)
    .join('')
    .toUpperCase();
  const before = text.slice(Math.max(0, first.start - 12), first.start);
  const code = codeOf(digits, before);
  if (!code) return null;
  const shown = text.slice(first.start, last.end);
  return { code, start: first.start, end: last.end, masked: maskDigits(shown) };
}

const isAmount = (text: string, { end }: Group): boolean =>
  /^(?:\.\d{1,2}(?!\d)| ?[万亿]?[元吨股])/.test(text.slice(end, end + 4));

function codeOf(digits: string, before: string): Hit['code'] | null {
  if (isCitizenNumber(digits) && !isNamedCreditCode(digits, before)) return 'privacy.citizen-number';
  if (isOldCitizenNumber(digits) && !/(?:注册号|执照号?码?|登记证号)[:为是 ]*$/.test(before))
    return 'privacy.citizen-number';
  if (isBankCard(digits, before)) return 'privacy.bank-card';
  if (/^(?:86)?1[3-9]\d{9}$/.test(digits)) return 'privacy.mobile-number';
  return null;
}

const isNamedCreditCode = (digits: string, before: string): boolean =>
  isCreditCode(digits) && /(?:信用代码|机构代码)[)）:为是 ]*$/.test(before);

/** Cards of Chinese banks begin with 62; the older ones need to be called a card, for much else has sixteen digits. */
function isBankCard(digits: string, before: string): boolean {
  if (!passesLuhn(digits)) return false;
  if (/^62\d{14,17}$/.test(digits) || /^955[89]\d{12,15}$/.test(digits)) return true;
  return /^(?:[3-6]\d{15}|60\d{15,17})$/.test(digits) && /(?:卡|账|帐|户)[号户名]?[码]?[:为是 ]*$/.test(before);
}

/** Hides all digits but the first three and the last four, leaving what parts the groups as it is (R-ID-04). */
function maskDigits(shown: string): string {
  const total = shown.replace(/[^0-9Xx]/g, '').length;
  let seen = 0;
  return shown.replace(/[0-9Xx]/g, (char) => {
    const place = seen++;
    return place >= 3 && place < total - 4 ? '*' : char;
  });
}
