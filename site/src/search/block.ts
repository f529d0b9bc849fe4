import { ByteReader, ByteWriter, codedBytes, decodeList, encodeList } from './coding.ts';

/**
 * A block: some neighbouring terms of a shard, sorted, each with the records that hold it. One file, one request.
 *
 * A term is a gram, or has a mark in front that no folded text can hold.
 */
export const exactMark = '#';
export const pinyinMark = '~';

/** A term with the ordinals of the records that hold it anywhere, and of those that hold it in their title. */
export interface Posting {
  term: string;
  records: Uint32Array;
  inTitle: Uint32Array;
}

/** A posting as the file has it: most are passed by unread. */
export interface CodedPosting {
  term: string;
  records: CodedList;
  inTitle: CodedList;
}

export interface CodedList {
  count: number;
  bytes: Uint8Array;
}

/** No term is longer: numbers and filter values are the longest. */
const termBytes = 4096;

interface Bytes {
  bytes: Uint8Array;
  length: number;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Writes a block, posting by posting in order of the terms; `recordCount` is the number of records of the shard. */
export class BlockWriter {
  readonly #writer = new ByteWriter();
  readonly #list = new ByteWriter();
  readonly #recordCount: number;
  /** The term before and the one being written, as bytes: memory of its own that takes turns. */
  #previous: Bytes = { bytes: new Uint8Array(termBytes), length: 0 };
  #term: Bytes = { bytes: new Uint8Array(termBytes), length: 0 };

  constructor(recordCount: number) {
    this.#recordCount = recordCount;
  }

  get length(): number {
    return this.#writer.length;
  }

  add({ term, records, inTitle }: Posting): void {
    this.#addTerm(term);
    this.#encode(records, this.#recordCount);
    // Told by their places among the records, of which they are a part.
    this.#encode(placesIn(records, inTitle), records.length);
  }

  #encode(list: Uint32Array, universe: number): void {
    this.#list.clear();
    if (list.length > 0) encodeList(list, universe, this.#list);
    this.#addList({ count: list.length, bytes: this.#list.written });
  }

  addCoded({ term, records, inTitle }: CodedPosting): void {
    this.#addTerm(term);
    for (const list of [records, inTitle]) this.#addList(list);
  }

  /** The bytes of the block; the writer is then ready for the next one. */
  finish(): Uint8Array<ArrayBuffer> {
    const bytes = this.#writer.written.slice();
    this.#writer.clear();
    this.#previous.length = 0;
    return bytes as Uint8Array<ArrayBuffer>;
  }

  #addTerm(term: string): void {
    const { bytes } = this.#term;
    const { read, written } = encoder.encodeInto(term, bytes);
    if (read < term.length) throw new RangeError(`term too long: ${term}`);
    this.#term.length = written;
    const shared = sharedPrefix(this.#previous, this.#term);
    this.#writer.varint(shared);
    this.#writer.varint(written - shared);
    this.#writer.bytes(bytes.subarray(shared, written));
    [this.#previous, this.#term] = [this.#term, this.#previous];
  }

  #addList({ count, bytes }: CodedList): void {
    this.#writer.varint(count);
    if (count === 0) return;
    this.#writer.varint(bytes.length);
    this.#writer.bytes(bytes);
  }
}

/** Reads a block's postings in order. @throws {RangeError} when it is cut short. */
export function* readBlock(bytes: Uint8Array): Generator<CodedPosting> {
  const reader = new ByteReader(bytes);
  let previous: Uint8Array = new Uint8Array();
  const list = (): CodedList => {
    const count = reader.varint();
    return { count, bytes: count === 0 ? new Uint8Array() : reader.take(reader.varint()) };
  };
  while (!reader.done) {
    const shared = reader.varint();
    const rest = reader.take(reader.varint());
    const term = new Uint8Array(shared + rest.length);
    term.set(previous.subarray(0, shared));
    term.set(rest, shared);
    previous = term;
    yield { term: decoder.decode(term), records: list(), inTitle: list() };
  }
}

/** A posting of a shard with this many records, read. */
export function readPosting({ term, records, inTitle }: CodedPosting, recordCount: number): Posting {
  const all = listOf(records, recordCount);
  return { term, records: all, inTitle: listOf(inTitle, all.length).map((place) => all[place] ?? 0) };
}

/** Bytes that a posting takes in a block, near enough. */
export const postingBytes = ({ records, inTitle }: Posting, recordCount: number): number =>
  codedBytes(records.length, recordCount) + codedBytes(inTitle.length, records.length);

const listOf = ({ count, bytes }: CodedList, universe: number): Uint32Array =>
  count === 0 ? new Uint32Array() : decodeList(bytes, count, universe);

/** Where the members of a part of an ascending list stand in it. */
function placesIn(list: Uint32Array, part: Uint32Array): Uint32Array {
  let at = 0;
  return part.map((member) => {
    while (list[at] !== member) {
      if (at >= list.length) throw new RangeError(`${member} is in the title and not among the records`);
      at += 1;
    }
    return at;
  });
}

function sharedPrefix(a: Bytes, b: Bytes): number {
  let length = 0;
  while (length < a.length && length < b.length && a.bytes[length] === b.bytes[length]) length += 1;
  return length;
}
