import { z } from 'zod';

/** What an entry of the dictionary is for. */
export const termKinds = {
  'wrong-word': '错误表述',
  'sensitive-word': '敏感词',
  'betting-word': '涉赌涉诈等不良信息',
  'body-name': '机构规范名称',
  'leader-name': '领导姓名',
  'public-contact': '可公开的办公联系方式',
  'allowed-host': '可链接的网站',
} as const;
export type TermKind = keyof typeof termKinds;

/** One entry: what is looked for, and for wrong words what is right. `*` in a contact or host stands for any signs. */
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

export const termsOf = (dictionary: Dictionary, kind: TermKind): Term[] =>
  dictionary.terms.filter((term) => term.kind === kind);
