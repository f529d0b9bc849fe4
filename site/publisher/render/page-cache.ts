import Database from 'better-sqlite3';
import { addColumn } from '../../src/content/database.ts';

/** A rendered URL, as the last release holds it. */
export interface CachedPage {
  url: string;
  component: string;
  /** What its existence hangs on: a list scope, `path:…`, or empty. */
  scope: string;
  sha256: string;
}

const tables = `
  CREATE TABLE IF NOT EXISTS state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS pages (
    page INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, component TEXT NOT NULL, scope TEXT NOT NULL, sha256 TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS pages_of_scope ON pages (scope);
  CREATE TABLE IF NOT EXISTS keys (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS reads (key INTEGER NOT NULL, page INTEGER NOT NULL, PRIMARY KEY (key, page)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS reads_of_page ON reads (page);
  -- The manifest of the release: every file below its web root.
  CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, kind TEXT NOT NULL, retained_at INTEGER
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS files_of_kind ON files (kind, retained_at);
  -- Released changes that the portal has not been seen to show.
  CREATE TABLE IF NOT EXISTS unconfirmed (seq INTEGER PRIMARY KEY, path TEXT NOT NULL, release TEXT NOT NULL, stage TEXT NOT NULL DEFAULT 'live');
`;

export type PageCache = ReturnType<typeof openPageCache>;

/**
 * What the last release holds and which facts each of its pages was made from. Can be thrown away: the next cycle
 * then builds everything anew.
 */
export function openPageCache(file: string) {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(tables);
  addColumn(db, 'unconfirmed', 'stage', `TEXT NOT NULL DEFAULT 'live'`);
  const get = db.prepare<[string], string>('SELECT value FROM state WHERE key = ?').pluck();
  const set = db.prepare('INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)');
  const pageAt = db.prepare<[string], CachedPage & { page: number }>('SELECT * FROM pages WHERE url = ?');
  const inScope = db.prepare<[string], CachedPage>('SELECT url, component, scope, sha256 FROM pages WHERE scope = ?');
  const reading = db.prepare<[string], CachedPage>(
    `SELECT p.url, p.component, p.scope, p.sha256 FROM keys k JOIN reads r ON r.key = k.key JOIN pages p ON p.page = r.page
     WHERE k.name = ?`,
  );
  const insertPage = db
    .prepare(
      `INSERT INTO pages (url, component, scope, sha256) VALUES (?, ?, ?, ?)
     ON CONFLICT (url) DO UPDATE SET component = excluded.component, scope = excluded.scope, sha256 = excluded.sha256
     RETURNING page`,
    )
    .pluck();
  const deletePage = db.prepare('DELETE FROM pages WHERE url = ?');
  const deleteReads = db.prepare('DELETE FROM reads WHERE page = ?');
  const keyNamed = db.prepare<[string], number>('SELECT key FROM keys WHERE name = ?').pluck();
  const insertKey = db.prepare('INSERT INTO keys (name) VALUES (?)');
  const insertRead = db.prepare('INSERT OR IGNORE INTO reads (key, page) VALUES (?, ?)');
  const keyIds = new Map<string, number>();

  function keyId(name: string): number {
    const known = keyIds.get(name) ?? keyNamed.get(name) ?? Number(insertKey.run(name).lastInsertRowid);
    if (keyIds.size > 50_000) keyIds.clear();
    keyIds.set(name, known);
    return known;
  }

  return {
    db,
    get: (key: string): string | undefined => get.get(key),
    set: (key: string, value: string): void => void set.run(key, value),
    begin: (): void => void db.exec('BEGIN IMMEDIATE'),
    commit: (): void => void db.exec('COMMIT'),
    rollback(): void {
      keyIds.clear();
      if (db.inTransaction) db.exec('ROLLBACK');
    },
    page: (url: string): CachedPage | undefined => pageAt.get(url),
    pagesInScope: (scope: string): CachedPage[] => inScope.all(scope),
    pagesReading: (key: string): CachedPage[] => reading.all(key),
    savePage(page: CachedPage, reads: Iterable<string>): void {
      const id = Number(insertPage.get(page.url, page.component, page.scope, page.sha256));
      deleteReads.run(id);
      for (const name of reads) insertRead.run(keyId(name), id);
    },
    removePage(url: string): void {
      const known = pageAt.get(url);
      if (!known) return;
      deleteReads.run(known.page);
      deletePage.run(url);
    },
    /** Forgets everything, for a full build. */
    clear(): void {
      keyIds.clear();
      for (const table of ['reads', 'keys', 'pages', 'files', 'state']) db.exec(`DELETE FROM ${table}`);
    },
    close: (): void => void db.close(),
  };
}
