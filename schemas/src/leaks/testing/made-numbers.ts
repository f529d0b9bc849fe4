import { creditCodeCheck } from '../../rules/credit-code.ts';
import { isCitizenNumber } from '../../rules/citizen-number.ts';
import type { Random } from '../../examples/random.ts';
import { passesLuhn } from '../personal/luhn.ts';

const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => random.integer(0, 9)).join('');
const two = (value: number): string => String(value).padStart(2, '0');

/** Region 99 of a province belongs to nobody, so the number can be no person's. */
const region = (random: Random): string =>
  `${random.pick(['11', '36', '45', '51', '62'])}99${two(random.integer(90, 99))}`;
const day = (random: Random): string => two(random.integer(1, 12)) + two(random.integer(1, 28));

/** Eighteen characters with a right check, of a region that does not exist. */
export function madeCitizenNumber(random: Random): string {
  const first17 = region(random) + random.integer(1948, 2009) + day(random) + digits(random, 3);
  const check = [...'0123456789X'].find((char) => isCitizenNumber(first17 + char)) ?? '';
  return first17 + check;
}

export const madeOldCitizenNumber = (random: Random): string =>
  region(random) + two(random.integer(40, 85)) + day(random) + digits(random, 3);

/** A number with a right check, of an issuer that does not exist (620000). */
export function madeBankCard(random: Random): string {
  const start = `620000${digits(random, random.pick([9, 12]))}`;
  return start + ([...'0123456789'].find((char) => passesLuhn(start + char)) ?? '');
}

export const madeMobileNumber = (random: Random): string =>
  `1${random.pick(['3', '5', '7', '8', '9'])}${random.integer(0, 9)}0000${digits(random, 4)}`;

/** An area code that is none. */
export const madeLandline = (random: Random): string => `0600-${random.integer(2, 8)}${digits(random, 6)}`;

export const madePlate = (random: Random): string =>
  `${random.pick([...'赣桂川甘京'])}${random.pick([...'ABCDEFGH'])}${random.pick(['', '·', ' '])}${random.pick([
    `${digits(random, 5)}`,
    `${digits(random, 3)}${random.pick([...'KMNP'])}${digits(random, 1)}`,
    `D${digits(random, 5)}`,
    `${digits(random, 4)}挂`,
  ])}`;

export const madeEmail = (random: Random): string =>
  `${random.pick(['zhang.wei', 'li_na88', 'wangfang1985', '13800001234', 'chen-jun'])}@${random.pick(['mail', 'post', 'corp'])}${random.integer(1, 99)}.${random.pick(['example', 'com.example'])}`;

/** A code with right check characters of a region that no body has. */
export function madeCreditCode(random: Random): string {
  const body = digits(random, 8);
  const sum = [3, 7, 9, 10, 5, 8, 4, 2].reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  const first17 = `${random.pick(['91', '92', '12', '11', '51'])}450990${body}${'0X987654321'[sum % 11]}`;
  return first17 + creditCodeCheck(first17);
}
