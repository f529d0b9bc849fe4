import { dictionary } from '@zxcvbn-ts/language-common';
import { expect, test } from 'vitest';
import { changeReason, passwordDays, passwordIssue, wordsOf } from './password.ts';

test.each([
  ['Kx7-Yunhe', 'length'],
  [`Kx7-${'长'.repeat(30)}`, 'length'],
  ['lanse-hetao-88', 'classes'],
  ['Lanse-Hetao-Shu', 'classes'],
  ['Password1234!', 'guessable'],
  ['P@ssw0rd2026', 'guessable'],
  ['Qwertyuiop123', 'guessable'],
  ['Aa123456789', 'guessable'],
  ['Qwerty123456', 'guessable'],
  ['Drafting-9-hetao', 'personal'],
  ['Lanse-hetao-88', null],
] as const)('%s: %s', (password, issue) => {
  expect(passwordIssue(password, wordsOf({ email: 'drafting@yangguang.example', firstname: '周晓岚' }))).toBe(issue);
});

test('none of the three thousand most common passwords is taken, nor one of them made to fit the rules (E5)', () => {
  const common = dictionary['passwords-common'].slice(0, 3000).map(String);
  expect(common).toContain('password');
  const fitted = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}1`;
  for (const word of common) expect([word, passwordIssue(word), passwordIssue(fitted(word))]).not.toContain(null);
});

const now = Date.parse('2026-11-22T01:00:00Z');
const daysAgo = (days: number) => now - days * 24 * 3_600_000;
test.each([
  [undefined, 'expired'],
  [{ setAtMs: daysAgo(0), isTemporary: true }, 'temporary'],
  [{ setAtMs: daysAgo(passwordDays), isTemporary: false }, null],
  [{ setAtMs: daysAgo(passwordDays + 1), isTemporary: false }, 'expired'],
] as const)('%j is to be changed: %s', (known, reason) => {
  expect(changeReason(known, now)).toBe(reason);
});
