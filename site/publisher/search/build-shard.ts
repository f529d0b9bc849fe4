import { gzipSync } from 'node:zlib';
import { BlockWriter, exactMark, pinyinMark, type Posting } from '../../src/search/block.ts';
import { ByteWriter } from '../../src/search/coding.ts';
import { compact, fold } from '../../src/search/fold.ts';
import {
  filterNames,
  filterTerm,
  filterValues,
  nameTableSize,
  searchedText,
  type ShardHead,
  type StoredText,
} from '../../src/search/format.ts';
import { visitGrams } from '../../src/search/grams.ts';
import { TermTable } from './term-table.ts';

/** A block is closed at this size: one look-up costs a reader about this much. */
const blockBytes = 2000;

export interface ShardFile {
  /** Path below the shard's folder. */
  name: string;
  bytes: Uint8Array;
}

/**
 * Builds the files of one shard from the texts of its records, newest first; the order fixes their ordinals.
 * Equal records in equal order give equal bytes (C-5).
 */
export function* buildShard(texts: Iterable<StoredText>): Generator<ShardFile> {
  const terms = new TermTable();
  const filters = new TermTable();
  const dates: ShardHead['dates'] = [];
  const names: number[] = [];
  for (const text of texts) {
    const ordinal = names.push(text.seq) - 1;
    addTerms(terms, text, ordinal);
    addFilters(filters, text, ordinal);
    addDate(dates, text.date);
  }
  const firstTerms: string[] = [];
  for (const block of blocks(terms.postings(), names.length)) {
    yield { name: `b/${firstTerms.length}`, bytes: block.bytes };
    firstTerms.push(block.firstTerm);
  }
  yield* nameTables(names);
  yield { name: 'filters', bytes: filterBlock(filters, names.length) };
  yield { name: 'head', bytes: compress({ firstTerms, dates } satisfies ShardHead) };
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
  const values = filterValues(text);
  for (const filter of filterNames) {
    const value = values[filter];
    if (value !== null) filters.add(filterTerm(filter, value), ordinal, false);
  }
}

function* nameTables(names: number[]): Generator<ShardFile> {
  for (let start = 0; start < names.length; start += nameTableSize) {
    const writer = new ByteWriter();
    for (const name of names.slice(start, start + nameTableSize)) writer.varint(name);
    yield { name: `n/${start / nameTableSize}`, bytes: writer.written };
  }
}

function addDate(dates: ShardHead['dates'], date: string): void {
  const last = dates.at(-1);
  if (last?.[0] === date) last[1] += 1;
  else dates.push([date, 1]);
}

/** Cuts sorted postings into blocks. */
function* blocks(
  postings: Iterable<Posting>,
  recordCount: number,
): Generator<{ firstTerm: string; bytes: Uint8Array }> {
  const writer = new BlockWriter(recordCount);
  let firstTerm = '';
  for (const posting of postings) {
    if (writer.length === 0) firstTerm = posting.term;
    writer.add(posting);
    if (writer.length >= blockBytes) yield { firstTerm, bytes: writer.finish() };
  }
  if (writer.length > 0) yield { firstTerm, bytes: writer.finish() };
}

function filterBlock(filters: TermTable, recordCount: number): Uint8Array {
  const writer = new BlockWriter(recordCount);
  for (const posting of filters.postings()) writer.add(posting);
  return writer.finish();
}

/** Files of text are gzip themselves, so that they are small on every web server. */
export function compress(value: unknown): Uint8Array {
  return gzipSync(JSON.stringify(value), { level: 9 });
}
