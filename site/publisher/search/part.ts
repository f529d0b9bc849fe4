import type { Posting } from '../../src/search/block.ts';
import type { ShardRecord } from './contents.ts';

/**
 * Records with their terms: in memory, just cut, or a shard on disk. Shards are made of parts, so that a change and a
 * compaction cost the lists of the parts and no text is cut twice.
 */
export interface Part {
  /** Ordinals are below this; those of no record belong to dead ones. */
  count: number;
  records: Iterable<ShardRecord>;
  /** By term in code unit order, each term once. */
  postings: () => Iterable<Posting>;
  /** The same of the values of filters. */
  filters: () => Iterable<Posting>;
}

/** Parts as one: records newest first with fresh ordinals, lists told in them, terms that only dead records held gone. */
export interface MergedPart {
  records: ShardRecord[];
  postings: () => Iterable<Posting>;
  filters: () => Iterable<Posting>;
}

/** Merges parts that have no record in common. The same records give the same result, however they were spread. */
export function mergeParts(parts: readonly Part[]): MergedPart {
  const placed = parts.flatMap((part, from) => [...part.records].map((record) => ({ record, from })));
  placed.sort((a, b) => newestFirst(a.record, b.record));
  const ordinals = parts.map(({ count }) => new Int32Array(count).fill(-1));
  placed.forEach(({ record, from }, ordinal) => (ordinals[from]![record.ordinal] = ordinal));
  return {
    records: placed.map(({ record }, ordinal) => ({ ...record, ordinal })),
    postings: () =>
      mergeLists(
        parts.map((part) => part.postings()),
        ordinals,
      ),
    filters: () =>
      mergeLists(
        parts.map((part) => part.filters()),
        ordinals,
      ),
  };
}

/** Order of ordinals: by date, and of one day the latest change first. */
export function newestFirst(a: { date: string; seq: number }, b: { date: string; seq: number }): number {
  return a.date < b.date ? 1 : a.date > b.date ? -1 : b.seq - a.seq;
}

const none = new Uint32Array();

function* mergeLists(sources: Iterable<Posting>[], ordinals: readonly Int32Array[]): Generator<Posting> {
  const cursors = sources.map((source) => source[Symbol.iterator]());
  const heads = cursors.map((cursor) => next(cursor));
  for (;;) {
    let term: string | undefined;
    for (const head of heads) if (head && (term === undefined || head.term < term)) term = head.term;
    if (term === undefined) return;
    const records: Uint32Array[] = [];
    const inTitle: Uint32Array[] = [];
    for (let from = 0; from < heads.length; from += 1) {
      const head = heads[from];
      if (head?.term !== term) continue;
      const map = ordinals[from]!;
      records.push(mapped(head.records, map));
      if (head.inTitle.length > 0) inTitle.push(mapped(head.inTitle, map));
      heads[from] = next(cursors[from]!);
    }
    const all = joined(records);
    if (all.length > 0) yield { term, records: all, inTitle: joined(inTitle) };
  }
}

function next(cursor: Iterator<Posting>): Posting | undefined {
  const { done, value } = cursor.next() as IteratorResult<Posting, undefined>;
  return done ? undefined : value;
}

/** Ordinals as they are after the merge, dead ones left out; ascending, since every part has the same order. */
function mapped(list: Uint32Array, map: Int32Array): Uint32Array {
  const result = new Uint32Array(list.length);
  let length = 0;
  for (const ordinal of list) {
    const target = map[ordinal] ?? -1;
    if (target >= 0) result[length++] = target;
  }
  return result.subarray(0, length);
}

function joined(lists: readonly Uint32Array[]): Uint32Array {
  const [only = none] = lists;
  if (lists.length < 2) return only;
  const all = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all.sort();
}
