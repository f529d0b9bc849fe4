import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

export const minimumLength = 10;
/** What bcrypt reads; the rest would count for nothing. */
const maximumBytes = 72;
/** Of the library's five grades: not to be found by ten thousand million guesses. */
const minimumScore = 3;
/** A new password is none of the last so many. */
export const keptPasswords = 5;
/** After so many days it is changed at the next sign-in. */
export const passwordDays = 90;

export type PasswordIssue = 'length' | 'classes' | 'personal' | 'guessable' | 'used';

const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
const classes = [/[a-z]/, /[A-Z]/, /\d/];

/**
 * Why nobody may have this password; null when it is good. `words` are those that name its owner. Common passwords, their
 * spellings with signs, keys in a row, years and repetitions are what the estimator finds (E5).
 */
export function passwordIssue(password: string, words: readonly string[] = []): PasswordIssue | null {
  if (password.length < minimumLength || Buffer.byteLength(password) > maximumBytes) return 'length';
  if (!classes.every((kind) => kind.test(password))) return 'classes';
  const lower = password.toLowerCase();
  if (words.some((word) => word.length >= 3 && lower.includes(word.toLowerCase()))) return 'personal';
  return estimator.check(password, [...words]).score < minimumScore ? 'guessable' : null;
}

/** The words that name an account: name and parts of the e-mail. */
export const wordsOf = ({ email = '', firstname, lastname }: Named): string[] =>
  [...(email ?? '').split(/[@._-]/), firstname, lastname].filter((word): word is string => Boolean(word));

export interface Named {
  email?: string | null;
  firstname?: string | null;
  lastname?: string | null;
}

export interface KnownPassword {
  setAtMs: number;
  /** Chosen by somebody else: the file of first accounts, the command line. */
  isTemporary: boolean;
}

/** Why a password is to be changed before it opens a session; null when it need not. Of one nobody knows the age. */
export function changeReason(known: KnownPassword | undefined, nowMs: number): 'temporary' | 'expired' | null {
  if (!known) return 'expired';
  if (known.isTemporary) return 'temporary';
  return nowMs - known.setAtMs > passwordDays * 24 * 3_600_000 ? 'expired' : null;
}
