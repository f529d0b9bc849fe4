import type { Database } from 'better-sqlite3';
import { contentTypes } from '@yangguang/schemas';
import { isSound, type CheckedRow } from '../../src/content/row-checksum.ts';
import { searchComponent } from '../render/page-plan.ts';
import type { PageCache } from '../render/page-cache.ts';

/** Columns in which the publisher keeps JSON. */
const jsonInSnapshot = [
  ['records', 'json'],
  ['records', 'approval'],
  ['unreleased', 'change'],
  ['unreleased', 'before'],
  ['shifted', 'before'],
  ['undo', 'before'],
  ['rolled_back', 'latest'],
] as const;

/** Whether every text that the publisher wrote into the snapshot can be read back, and every record is one. */
export function isReadableSnapshot(db: Database): boolean {
  return jsonInSnapshot.every(([table, column]) => hasJson(db, table, column)) && hasRecords(db) && hasLists(db);
}

/** The same of the cache: what it knows of the release, and what the CMS is still to be told. */
export function isReadableCache({ db }: PageCache): boolean {
  return (
    ['reports', 'unconfirmed'].every((table) => hasJson(db, table, 'release')) &&
    db.prepare(`SELECT 1 FROM state WHERE key = 'label' AND NOT json_valid(value)`).get() === undefined
  );
}

/** The code that makes the pages. */
export interface CompiledSite {
  bundle: string;
  components: readonly string[];
}

/** Whether the code that made the pages of the cache knows how. */
export function hasKnownPages(cache: PageCache, { bundle, components }: CompiledSite): boolean {
  if (cache.get('bundle') !== bundle) return true;
  const known = new Set([...components, searchComponent]);
  const used = cache.db.prepare<[], string>('SELECT DISTINCT component FROM pages').pluck().all();
  return used.every((component) => known.has(component));
}

/** A table that was not made yet holds nothing that cannot be read. */
function hasJson(db: Database, table: string, column: string): boolean {
  const isMade = db.prepare(`SELECT 1 FROM sqlite_master WHERE name = ?`).get(table) !== undefined;
  return !isMade || db.prepare(`SELECT 1 FROM ${table} WHERE NOT json_valid(${column})`).get() === undefined;
}

function hasRecords(db: Database): boolean {
  const rows = db.prepare<[], CheckedRow & { type: string; json: Buffer }>(
    `SELECT type, path, hash, seq, published_at, first_published_at, CAST(json AS BLOB) AS json, approval, checksum
     FROM records`,
  );
  for (const row of rows.iterate()) {
    const schema = contentTypes.find(({ name }) => name === row.type)?.schema;
    if (!isSound(row) || !schema?.safeParse(JSON.parse(row.json.toString())).success) return false;
  }
  return true;
}

/** Whether lists name records that are there, at the place that they have. */
function hasLists(db: Database): boolean {
  const wrong = db.prepare(
    `SELECT 1 FROM lists l LEFT JOIN records r USING (id)
     WHERE r.id IS NULL OR r.sort_date <> l.sort_date OR r.index_number <> l.index_number`,
  );
  return wrong.get() === undefined;
}
