import type { Database } from 'better-sqlite3';
import { isSound, type CheckedRow } from '../../src/content/row-checksum.ts';

/**
 * Whether every record is as it was written, and lists hold what records say: each at its place, and as many as are
 * counted. A bit that flips there leaves the form of the database whole, and a record off its lists (A6).
 */
export function isTrueSnapshot(db: Database): boolean {
  return hasSoundRows(db) && hasTrueLists(db) && hasTrueSizes(db);
}

function hasSoundRows(db: Database): boolean {
  const rows = db.prepare<[], CheckedRow>(
    `SELECT path, hash, seq, published_at, first_published_at, CAST(json AS BLOB) AS json, approval, checksum FROM records`,
  );
  for (const row of rows.iterate()) if (!isSound(row)) return false;
  return true;
}

function hasTrueLists(db: Database): boolean {
  const wrong = db.prepare(
    `SELECT 1 FROM lists l LEFT JOIN records r USING (id)
     WHERE r.id IS NULL OR r.sort_date <> l.sort_date OR r.index_number <> l.index_number LIMIT 1`,
  );
  return wrong.get() === undefined;
}

function hasTrueSizes(db: Database): boolean {
  const wrong = db.prepare(
    `SELECT 1 FROM (SELECT scope, count(*) AS size FROM lists GROUP BY scope) l
     FULL JOIN list_sizes s USING (scope)
     WHERE l.size IS NOT s.size OR s.scope <> s.type || ':' || s.facet || ':' || s.value LIMIT 1`,
  );
  return wrong.get() === undefined;
}
