import { ByteReader, ByteWriter, decodeList, encodeList } from './coding.ts';

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

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Writes a block, posting by posting in order of the terms; `recordCount` is the number of records of the shard. */
export class BlockWriter {
  readonly #writer = new ByteWriter();
  readonly #list = new ByteWriter();
  readonly #recordCount: number;
  #previous: Uint8Array = new Uint8Array();

  constructor(recordCount: number) {
    this.#recordCount = recordCount;
  }

  get length(): number {
    return this.#writer.length;
  }

  add({ term, records, inTitle }: Posting): void {
    const bytes = encoder.encode(term);
    const shared = sharedPrefix(this.#previous, bytes);
    this.#writer.varint(shared);
    this.#writer.varint(bytes.length - shared);
    this.#writer.bytes(bytes.subarray(shared));
    this.#addList(records);
    this.#addList(inTitle);
    this.#previous = bytes;
  }

  /** The bytes of the block; the writer is then ready for the next one. */
  finish(): Uint8Array<ArrayBuffer> {
    const bytes = this.#writer.written.slice();
    this.#writer.clear();
    this.#previous = new Uint8Array();
    return bytes as Uint8Array<ArrayBuffer>;
  }

  #addList(list: Uint32Array): void {
    this.#writer.varint(list.length);
    if (list.length === 0) return;
    this.#list.clear();
    encodeList(list, this.#recordCount, this.#list);
    this.#writer.varint(this.#list.length);
    this.#writer.bytes(this.#list.written);
  }
}

/** Reads a block's postings in order; lists are decoded only when looked at. */
export function* readBlock(bytes: Uint8Array, recordCount: number): Generator<Posting> {
  const reader = new ByteReader(bytes);
  let previous: Uint8Array = new Uint8Array();
  const list = (): (() => Uint32Array) => {
    const count = reader.varint();
    if (count === 0) return () => new Uint32Array();
    const coded = reader.take(reader.varint());
    return () => decodeList(coded, count, recordCount);
  };
  while (!reader.done) {
    const shared = reader.varint();
    const rest = reader.take(reader.varint());
    const term = new Uint8Array(shared + rest.length);
    term.set(previous.subarray(0, shared));
    term.set(rest, shared);
    previous = term;
    const records = list();
    const inTitle = list();
    yield {
      term: decoder.decode(term),
      get records() {
        return records();
      },
      get inTitle() {
        return inTitle();
      },
    };
  }
}

function sharedPrefix(a: Uint8Array, b: Uint8Array): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}
