import { exactMark, pinyinMark } from '../../src/search/block.ts';
import { compact, fold } from '../../src/search/fold.ts';
import { filterTerm, filterValues, searchedText, type StoredText } from '../../src/search/format.ts';
import { visitGrams } from '../../src/search/grams.ts';
import { newestFirst, type Part } from './part.ts';
import { TermTable } from './term-table.ts';
import type { TextFile } from './texts.ts';

/** Cuts texts: the part that holds them. */
export function partOf(files: readonly TextFile[]): Part {
  const terms = new TermTable();
  const filters = new TermTable();
  const sorted = files.toSorted((a, b) => newestFirst(a.text, b.text));
  const records = sorted.map(({ text, source, sha256 }, ordinal) => {
    addTerms(terms, text, ordinal);
    addFilters(filters, text, ordinal);
    return { ordinal, path: text.path, seq: text.seq, date: text.date, source, sha256 };
  });
  return {
    count: records.length,
    records,
    postings: () => terms.postings(),
    filters: () => filters.postings(),
  };
}

/** The terms of a record, without the grams of its text, that are looked up as a whole. */
export function markedTerms(text: StoredText): string[] {
  const terms = text.numbers.map((number) => exactMark + compact(number));
  visitGrams(text.pinyin, (...codes) => terms.push(pinyinMark + gramOf(codes)));
  return terms;
}

export const gramOf = (codes: number[]): string => String.fromCodePoint(...codes.filter((code) => code !== 0));

function addTerms(terms: TermTable, text: StoredText, ordinal: number): void {
  terms.addGrams(fold(text.title), ordinal, true);
  terms.addGrams(fold(searchedText(text)), ordinal, false);
  for (const term of markedTerms(text)) terms.add(term, ordinal, false);
}

function addFilters(filters: TermTable, text: StoredText, ordinal: number): void {
  for (const [filter, value] of Object.entries(filterValues(text)))
    if (value !== null) filters.add(filterTerm(filter, value), ordinal, false);
}
