import { gzipSync } from 'node:zlib';
import { BlockWriter, postingBytes, type Posting } from '../../src/search/block.ts';
import { ByteWriter } from '../../src/search/coding.ts';
import { nameTableSize, type ShardHead } from '../../src/search/format.ts';
import type { ShardRecord } from './contents.ts';
import type { MergedPart } from './part.ts';

/** A block is closed at this size: one look-up costs a reader about this much. */
const blockBytes = 2000;

/** A posting of this size gets a block of its own: who asks for it need not take its neighbours. */
const largePosting = 1000;

export interface ShardFile {
  /** Path below the shard's folder. */
  name: string;
  bytes: Uint8Array;
}

/** The files of one shard as readers get them. Equal records give equal bytes (C-5). */
export function* shardFiles({ records, postings, filters }: MergedPart): Generator<ShardFile> {
  const firstTerms: string[] = [];
  for (const block of blocks(postings(), records.length)) {
    yield { name: `b/${firstTerms.length}`, bytes: block.bytes };
    firstTerms.push(block.firstTerm);
  }
  yield* nameTables(records);
  const filterBlock = new BlockWriter(records.length);
  for (const posting of filters()) filterBlock.add(posting);
  yield { name: 'filters', bytes: filterBlock.finish() };
  yield { name: 'head', bytes: compress({ firstTerms, dates: datesOf(records) } satisfies ShardHead) };
}

/** Files of text are gzip themselves, so that they are small on every web server. */
export function compress(value: unknown): Uint8Array {
  return gzipSync(JSON.stringify(value), { level: 9 });
}

function* nameTables(records: readonly ShardRecord[]): Generator<ShardFile> {
  for (let start = 0; start < records.length; start += nameTableSize) {
    const writer = new ByteWriter();
    for (const { seq } of records.slice(start, start + nameTableSize)) writer.varint(seq);
    yield { name: `n/${start / nameTableSize}`, bytes: writer.written };
  }
}

function datesOf(records: readonly ShardRecord[]): ShardHead['dates'] {
  const dates: ShardHead['dates'] = [];
  for (const { date } of records) {
    const last = dates.at(-1);
    if (last?.[0] === date) last[1] += 1;
    else dates.push([date, 1]);
  }
  return dates;
}

/** Cuts sorted postings into blocks. */
function* blocks(
  postings: Iterable<Posting>,
  recordCount: number,
): Generator<{ firstTerm: string; bytes: Uint8Array }> {
  const writer = new BlockWriter(recordCount);
  let firstTerm = '';
  for (const posting of postings) {
    const isLarge = postingBytes(posting, recordCount) >= largePosting;
    if (isLarge && writer.length > 0) yield { firstTerm, bytes: writer.finish() };
    if (writer.length === 0) firstTerm = posting.term;
    writer.add(posting);
    if (writer.length >= blockBytes) yield { firstTerm, bytes: writer.finish() };
  }
  if (writer.length > 0) yield { firstTerm, bytes: writer.finish() };
}
