import { randomInt } from 'node:crypto';

const count = 10;
/** Without letters and digits that look alike. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 12;

/** Ten codes for the day the phone is lost, each good once: `K7QM-2RWX-9DTB`. */
export function newRecoveryCodes(): string[] {
  const one = () => Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
  return Array.from({ length: count }, () => one().replace(/(.{4})(?!$)/g, '$1-'));
}

/** As it was made, however it was typed; null for what cannot be one. */
export function readRecoveryCode(typed: string): string | null {
  const text = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return text.length === length ? text : null;
}
