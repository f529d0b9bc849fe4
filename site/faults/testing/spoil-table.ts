import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { leaveMarks } from '../../publisher/disk/clean-close.ts';

/**
 * Spoils the first page of a table in a database that is closed, and leaves marks that fit: nobody has reason to read
 * the database through before the table is asked.
 */
export function spoilTable(siteVar: string, name: string, table: string): void {
  const at = (file: string): string => join(siteVar, file);
  const db = new Database(at(name));
  const root = Number(db.prepare('SELECT rootpage FROM sqlite_master WHERE name = ?').pluck().get(table));
  const pageSize = Number(db.pragma('page_size', { simple: true }));
  db.close();
  const bytes = readFileSync(at(name));
  bytes.fill(0xff, (root - 1) * pageSize, root * pageSize);
  writeFileSync(at(name), bytes);
  leaveMarks(at('closed.json'), [at('snapshot.db'), at('cache.db'), at('ledger.db')]);
}
