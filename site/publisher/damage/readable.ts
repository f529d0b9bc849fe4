import type { Database } from 'better-sqlite3';
import { contentTypes } from '@yangguang/schemas';
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
  return jsonInSnapshot.every(([table, column]) => hasJson(db, table, column)) && hasRecords(db);
}

/** The same of the cache: what it knows of the release, and what the CMS is still to be told. */
export function isReadableCache({ db }: PageCache): boolean {
  return (
    ['reports', 'unconfirmed'].every((table) => hasJson(db, table, 'release')) &&
    db.prepare(`SELECT 1 FROM state WHERE key = 'label' AND NOT json_valid(value)`).get() === undefined
  );
}

/** A table that was not made yet holds nothing that cannot be read. */
function hasJson(db: Database, table: string, column: string): boolean {
  const isMade = db.prepare(`SELECT 1 FROM sqlite_master WHERE name = ?`).get(table) !== undefined;
  return !isMade || db.prepare(`SELECT 1 FROM ${table} WHERE NOT json_valid(${column})`).get() === undefined;
}

function hasRecords(db: Database): boolean {
  const rows = db.prepare<[], { type: string; json: string }>('SELECT type, json FROM records');
  for (const { type, json } of rows.iterate()) {
    const schema = contentTypes.find(({ name }) => name === type)?.schema;
    if (!schema?.safeParse(JSON.parse(json)).success) return false;
  }
  return true;
}
