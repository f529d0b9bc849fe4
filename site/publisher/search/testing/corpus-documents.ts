import Database from 'better-sqlite3';
import type { SearchRecord } from '../../../src/search/format.ts';
import type { Documents } from '../documents.ts';

/** Stands in for a snapshot: records made for tests, in a file that the index processes read like one. */
export function writeDocuments(file: string, put: readonly SearchRecord[], removed: readonly string[]): void {
  const db = new Database(file);
  db.pragma('synchronous = OFF');
  db.exec('CREATE TABLE IF NOT EXISTS documents (path TEXT PRIMARY KEY, seq INTEGER NOT NULL, json TEXT NOT NULL)');
  const insert = db.prepare('INSERT OR REPLACE INTO documents VALUES (?, ?, ?)');
  const remove = db.prepare('DELETE FROM documents WHERE path = ?');
  db.transaction(() => {
    for (const path of removed) remove.run(path);
    for (const record of put) insert.run(record.path, record.seq, JSON.stringify(record));
  })();
  db.close();
}

export function openDocuments(file: string): Documents {
  const db = new Database(file, { readonly: true });
  const at = db.prepare<[string], string>('SELECT json FROM documents WHERE path = ?').pluck();
  return {
    paths: () => db.prepare<[], string>('SELECT path FROM documents ORDER BY seq').pluck().all(),
    // Written above.
    at: (path) => JSON.parse(at.get(path) ?? 'null') as SearchRecord,
    close: () => db.close(),
  };
}
