import { blockOf } from './block-of.ts';
import { readBlock, readPosting, type Posting } from './block.ts';
import { ByteReader } from './coding.ts';
import type { FilterColumn } from './facets.ts';
import {
  filterTerm,
  nameTableSize,
  type FilterName,
  type ShardEntry,
  type ShardHead,
  type StoredText,
} from './format.ts';
import type { Lookup } from './grams.ts';

/** Fetches a file below `/search/`; undefined when there is none. Throws when the server cannot be reached. */
export type FetchFile = (path: string) => Promise<Uint8Array | undefined>;

/** A set of ordinals: 1 at each member. */
export type Members = Uint8Array;

/** Where a lookup was found. */
export interface Hits {
  records: Members;
  inTitle: Members;
}

/** Texts and lookups that a shard keeps as they were read: who pages back, or asks for more words, meets them again. */
const keptRecords = 400;
const keptHits = 60;

/** A file that the index names is not there: the page is older than the index it reads. */
export class MissingIndexFile extends Error {}

/** One folder of the index, read as far as questions need it; every file at most once. */
export class Shard {
  readonly records: number;
  /** Lowest and highest place in the feed of its records. */
  readonly seqs: readonly [number, number];
  readonly #id: string;
  readonly #texts: string;
  readonly #dead: number[];
  readonly #head: ShardHead;
  readonly #dates: string[];
  readonly #fetchFile: FetchFile;
  readonly #files: Map<string, Promise<Uint8Array>>;
  readonly #filters = new Map<FilterName, Promise<FilterColumn>>();
  readonly #records = new Map<number, Promise<StoredText>>();
  readonly #hits = new Map<string, Promise<Hits>>();

  private constructor(
    entry: ShardEntry,
    texts: string,
    head: ShardHead,
    fetchFile: FetchFile,
    files: Map<string, Promise<Uint8Array>>,
  ) {
    this.#id = entry.id;
    this.seqs = entry.seqs;
    this.#texts = texts;
    this.records = entry.records;
    this.#dead = entry.dead;
    this.#head = head;
    this.#fetchFile = fetchFile;
    this.#files = files;
    this.#dates = head.dates.flatMap(([date, records]) => Array.from({ length: records }, () => date));
  }

  /** @param earlier - the same shard as an earlier index had it: what was read then is not read again. */
  static async open(entry: ShardEntry, texts: string, fetchFile: FetchFile, earlier?: Shard): Promise<Shard> {
    if (earlier && earlier.#texts === texts) return new Shard(entry, texts, earlier.#head, fetchFile, earlier.#files);
    const head = await fetchFile(`${entry.id}/head`);
    if (!head) throw new MissingIndexFile(`${entry.id}/head`);
    return new Shard(entry, texts, (await decompress(head)) as ShardHead, fetchFile, new Map());
  }

  date(ordinal: number): string {
    return this.#dates[ordinal] ?? '';
  }

  /** All records that are still current. */
  living(): Members {
    const members = new Uint8Array(this.records).fill(1);
    for (const ordinal of this.#dead) members[ordinal] = 0;
    return members;
  }

  /** The records that hold what is looked up; not to be written to. */
  find(lookup: Lookup): Promise<Hits> {
    const name = 'gram' in lookup ? `=${lookup.gram}` : `^${lookup.prefix}`;
    return kept(this.#hits, name, keptHits, () => this.#find(lookup));
  }

  async #find(lookup: Lookup): Promise<Hits> {
    const hits = { records: new Uint8Array(this.records), inTitle: new Uint8Array(this.records) };
    if (this.#head.firstTerms.length === 0) return hits;
    const from = 'gram' in lookup ? lookup.gram : lookup.prefix;
    const matches = 'gram' in lookup ? (term: string) => term === from : (term: string) => term.startsWith(from);
    const first = blockOf(this.#head.firstTerms, from);
    const last = 'gram' in lookup ? first : blockOf(this.#head.firstTerms, `${from}\uffff`);
    const blocks = await Promise.all(
      Array.from({ length: last - first + 1 }, (_, at) => this.#file(`${this.#id}/b/${first + at}`)),
    );
    for (const block of blocks)
      for (const posting of readBlock(block))
        if (matches(posting.term)) this.#mark(hits, readPosting(posting, this.records));
    return hits;
  }

  /** The value of a filter that each record has. */
  filter(filter: FilterName): Promise<FilterColumn> {
    let values = this.#filters.get(filter);
    if (!values) this.#filters.set(filter, (values = this.#readFilter(filter)));
    values.catch(() => this.#filters.delete(filter));
    return values;
  }

  async #readFilter(filter: FilterName): Promise<FilterColumn> {
    const codes = new Uint16Array(this.records);
    const values = [''];
    if (filter === 'year') {
      this.#dates.forEach((date, ordinal) => {
        const year = date.slice(0, 4);
        // Newest first, so the years come one after the other.
        if (values.at(-1) !== year) values.push(year);
        codes[ordinal] = values.length - 1;
      });
      return { codes, values };
    }
    const start = filterTerm(filter, '');
    for (const posting of readBlock(await this.#file(`${this.#id}/filters`))) {
      if (!posting.term.startsWith(start)) continue;
      const { term, records } = readPosting(posting, this.records);
      values.push(term.slice(start.length));
      for (const ordinal of records) codes[ordinal] = values.length - 1;
    }
    return { codes, values };
  }

  /** The record as it was indexed. @throws {MissingIndexFile} when it left since the index was read. */
  record(ordinal: number): Promise<StoredText> {
    return kept(this.#records, ordinal, keptRecords, () => this.#record(ordinal));
  }

  async #record(ordinal: number): Promise<StoredText> {
    return (await decompress(await this.#file(`${this.#texts}/${await this.seq(ordinal)}`))) as StoredText;
  }

  /** Place of the record in the feed. */
  async seq(ordinal: number): Promise<number> {
    const reader = new ByteReader(await this.#file(`${this.#id}/n/${Math.floor(ordinal / nameTableSize)}`));
    for (let skip = ordinal % nameTableSize; skip > 0; skip -= 1) reader.varint();
    return reader.varint();
  }

  #mark(hits: Hits, { records, inTitle }: Posting): void {
    for (const ordinal of records) hits.records[ordinal] = 1;
    for (const ordinal of inTitle) hits.inTitle[ordinal] = 1;
  }

  #file(name: string): Promise<Uint8Array> {
    let file = this.#files.get(name);
    if (!file) {
      file = this.#fetch(name);
      this.#files.set(name, file);
      // A failed request must not be remembered as the answer.
      file.catch(() => this.#files.delete(name));
    }
    return file;
  }

  async #fetch(name: string): Promise<Uint8Array> {
    const bytes = await this.#fetchFile(name);
    if (!bytes) throw new MissingIndexFile(name);
    return bytes;
  }
}

/** What was made before, or is made now; a failure is not remembered. Once there are `most`, all are let go. */
function kept<K, V>(known: Map<K, Promise<V>>, key: K, most: number, make: () => Promise<V>): Promise<V> {
  const before = known.get(key);
  if (before) return before;
  if (known.size >= most) known.clear();
  const value = make();
  known.set(key, value);
  value.catch(() => known.delete(key));
  return value;
}

/** @param bytes - compressed, unless who fetched them has unpacked them already. */
async function decompress(bytes: Uint8Array): Promise<unknown> {
  if (!isGzip(bytes)) return JSON.parse(new TextDecoder().decode(bytes));
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).json();
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;
