import { z } from 'zod';
import { termKinds } from '../../copy/leak-terms.ts';

export { termKinds };
export type TermKind = keyof typeof termKinds;

/** One entry: what is looked for, and for wrong words and hotlines what is right. `*` in a contact or host stands for any signs. */
export const Term = z.strictObject({
  kind: z.enum(Object.keys(termKinds) as [TermKind, ...TermKind[]]),
  text: z.string().trim().min(2).max(100),
  right: z.string().trim().max(100).nullable().default(null),
});
export type Term = z.infer<typeof Term>;

/** Entries with a version, so that a decision can be read beside the dictionary it was made under. */
export interface Dictionary {
  version: string;
  terms: readonly Term[];
}

/** Entries without those that the bureau does not want to hear of: a `passed-word` takes away entries of its text. */
export function withoutPassed(terms: readonly Term[]): Term[] {
  const passed = new Set(terms.flatMap(({ kind, text }) => (kind === 'passed-word' ? [text] : [])));
  return terms.filter(({ kind, text }) => kind === 'passed-word' || !passed.has(text));
}

export const termsOf = (dictionary: Dictionary, kind: TermKind): Term[] =>
  dictionary.terms.filter((term) => term.kind === kind);
