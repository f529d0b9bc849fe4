/** Forms of the files that the publisher writes and the reader's browser reads, below `/search/`. */

/** Raised whenever the meaning of any index file changes: everything is then built anew. */
export const formatVersion = 3;

/** `/search/index.json`: where search starts, the one file whose path always stays the same. */
export interface SearchIndex {
  version: number;
  /** Folder `/search/<texts>/` of the texts, one file a record, named by its place in the change feed. */
  texts: string;
  /** The large shards, then the delta with what changed since they were built. No two hold the same living record. */
  shards: ShardEntry[];
  /** Chinese names of filter values: types, validity, departments. */
  labels: Record<string, Record<string, string>>;
}

export interface ShardEntry {
  /** Name of the folder `/search/<id>/`. */
  id: string;
  /** How many records it was built from. */
  records: number;
  /** Lowest and highest place in the feed of its records: which of two shards holds the later of one day's records. */
  seqs: [number, number];
  /** Ordinals of records that were withdrawn or that the delta holds in a newer version. */
  dead: number[];
}

/** `/search/<id>/head`, gzip. Ordinals count from the newest record. */
export interface ShardHead {
  /** First term of each block `b/0`, `b/1` …, in order. */
  firstTerms: string[];
  /** The dates of the records with how many have each, newest first. */
  dates: [date: string, records: number][];
}

/** `/search/<id>/n/<k>` names the texts of the records `k * nameTableSize` and on: variable-length integers. */
export const nameTableSize = 64;

/**
 * What search knows of a record: what a result shows and what a hit is checked against. Kept in
 * `/search/<texts>/<seq>`, gzip.
 */
export interface SearchRecord {
  /** documentId; departments name records by it. */
  id: string;
  /** Place in the change feed: another version of the record has another. */
  seq: number;
  path: string;
  type: string;
  title: string;
  /** Document number, index number, credit code …: whatever the definition marks as number. */
  numbers: string[];
  /** The date the record is listed under, `2026-11-21`. */
  date: string;
  /** documentId of the responsible department. */
  department: string | null;
  validity: string;
  /** Everything else there is to find, as plain text with line breaks. */
  text: string;
}

/** A record as its file holds it. */
export interface StoredText extends SearchRecord {
  /** Initials and whole pinyin of the title, folded, with a space between. */
  pinyin: string;
}

/** Filters offered to the reader, in this order. */
export const filterNames = ['type', 'year', 'department', 'validity'] as const;
export type FilterName = (typeof filterNames)[number];

/** The value of each filter that a record has, null when it has none; the year follows from its date. */
export function filterValues(record: SearchRecord): Record<Exclude<FilterName, 'year'>, string | null> {
  return { type: record.type, department: record.department, validity: record.validity };
}

/** Term of a filter value in the block `/search/<id>/filters`. */
export const filterTerm = (filter: string, value: string): string => `${filter}=${value}`;

/** All text of a record that search covers, as it is folded and cut. */
export function searchedText(record: SearchRecord): string {
  return [record.title, ...record.numbers, record.text].join('\n');
}
