import { contentTypeOf, searchText, type AnyRecord } from '@yangguang/schemas';
import type { Snapshot } from '../../src/content/database.ts';

/** Lengths of the pieces of a text that search is asked for, one after the other. */
const lengths = [2, 3, 4, 6, 8];

/**
 * Queries drawn from the public records: pieces of titles and texts, numbers. The same snapshot gives the same ones.
 * Withdrawn records are asked for by their numbers: they must not be found (G6).
 */
export function drawQueries(db: Snapshot, count: number): string[] {
  const rows = db.prepare<[], string>('SELECT json FROM records ORDER BY hash').pluck();
  const queries = new Set(
    db
      .prepare<[number], string>('SELECT index_number FROM tombstones ORDER BY path LIMIT ?')
      .pluck()
      .all(Math.ceil(count / 4)),
  );
  const step = Math.max(1, Math.floor(recordsOf(db) / count));
  let at = 0;
  for (const json of rows.iterate()) {
    at += 1;
    if (at % step !== 0) continue;
    // Written by the publisher after `parsePublished` had checked it.
    queries.add(pieceOf(JSON.parse(json) as AnyRecord, at));
    if (queries.size >= count) break;
  }
  return [...queries].filter(Boolean);
}

function pieceOf(record: AnyRecord, at: number): string {
  const { title, numbers, body } = searchText(contentTypeOf(record.type), record);
  if (at % 5 === 0) return numbers[0] ?? title;
  const runs = (at % 2 === 0 ? title : body).match(/\p{Script=Han}{2,}/gu) ?? [];
  const run = [...(runs[at % runs.length] ?? title)];
  const length = lengths[at % lengths.length] ?? 2;
  const from = at % Math.max(1, run.length - length + 1);
  return run.slice(from, from + length).join('');
}

function recordsOf(db: Snapshot): number {
  return db.prepare<[], number>('SELECT count(*) FROM records').pluck().get() ?? 0;
}
