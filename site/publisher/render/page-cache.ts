import Database from 'better-sqlite3';
import { addColumn } from '../../src/content/database.ts';
import { bytesOfKeys, keyNumber, keyNumbers, keysIn } from './key-number.ts';
import { orderedReads, type OrderedReads } from './ordered-reads.ts';
import { rowInserter } from '../row-inserter.ts';
import { fileOf } from './renderer.ts';

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
  -- What a page read stands with it too, as a row of numbers: the keys it is to be taken from when it reads others.
  CREATE TABLE IF NOT EXISTS pages (
    page INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, component TEXT NOT NULL, scope TEXT NOT NULL, sha256 TEXT NOT NULL,
    keys BLOB NOT NULL
  );
  -- Keys by their numbers: the names, half a million at a hundred thousand records, are needed nowhere.
  DROP TABLE IF EXISTS keys;
  CREATE TABLE IF NOT EXISTS reads (key INTEGER NOT NULL, page INTEGER NOT NULL, PRIMARY KEY (key, page)) WITHOUT ROWID;
  -- The manifest of the release: every file below its web root.
  CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, kind TEXT NOT NULL, retained_at INTEGER
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS files_of_kind ON files (kind, retained_at);
  -- Released changes that the portal has not been seen to show.
  CREATE TABLE IF NOT EXISTS unconfirmed (seq INTEGER PRIMARY KEY, path TEXT NOT NULL, release TEXT NOT NULL, stage TEXT NOT NULL DEFAULT 'live');
`;

const indexes = 'CREATE INDEX IF NOT EXISTS pages_of_scope ON pages (scope)';

export type PageCache = ReturnType<typeof openPageCache>;

/**
 * What the last release holds and which facts each of its pages was made from. Can be thrown away: the next cycle
 * then builds everything anew.
 */
export function openPageCache(file: string) {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  // Readers do not wait until what was committed stands at its place: `tidy`.
  db.pragma('wal_autocheckpoint = 0');
  // Names of withdrawn files are taken off the disk, not only out of the tables (A13).
  db.pragma('secure_delete = ON');
  // A full build writes the tables once through; what does not fit goes to disk and comes back.
  db.pragma('cache_size = -24576');
  forgetOfEarlierCode(db);
  db.exec(tables + indexes);
  // Where a page lies below the web root.
  db.function('file_of', { deterministic: true }, (url: string) => fileOf(url));
  addColumn(db, 'unconfirmed', 'stage', `TEXT NOT NULL DEFAULT 'live'`);
  const get = db.prepare<[string], string>('SELECT value FROM state WHERE key = ?').pluck();
  const set = db.prepare('INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)');
  const pageAt = db.prepare<[string], CachedPage>('SELECT url, component, scope, sha256 FROM pages WHERE url = ?');
  const keysAt = db.prepare<[string], { page: number; keys: Buffer }>('SELECT page, keys FROM pages WHERE url = ?');
  const inScope = db.prepare<[string], CachedPage>('SELECT url, component, scope, sha256 FROM pages WHERE scope = ?');
  const reading = db.prepare<[number], CachedPage>(
    `SELECT p.url, p.component, p.scope, p.sha256 FROM reads r JOIN pages p ON p.page = r.page WHERE r.key = ?`,
  );
  const insertPage = db.prepare('INSERT INTO pages (url, component, scope, sha256, keys) VALUES (?, ?, ?, ?, ?)');
  const updatePage = db.prepare('UPDATE pages SET component = ?, scope = ?, sha256 = ?, keys = ? WHERE page = ?');
  const deletePage = db.prepare('DELETE FROM pages WHERE page = ?');
  const deleteRead = db.prepare('DELETE FROM reads WHERE key = ? AND page = ?');
  const insertRead = db.prepare('INSERT OR IGNORE INTO reads (key, page) VALUES (?, ?)');
  const anyPage = db.prepare<[], number>('SELECT 1 FROM pages LIMIT 1').pluck();
  let collected: OrderedReads | undefined;

  function save({ url, component, scope, sha256 }: CachedPage, reads: Float64Array): void {
    const keys = bytesOfKeys(reads);
    if (collected) {
      collected.add(Number(insertPage.run(url, component, scope, sha256, keys).lastInsertRowid), reads);
      return;
    }
    const known = keysAt.get(url);
    const page = known?.page ?? Number(insertPage.run(url, component, scope, sha256, keys).lastInsertRowid);
    if (known) updatePage.run(component, scope, sha256, keys, page);
    // A page that is rendered again mostly reads what it read before.
    const over = new Set(known && keysIn(known.keys));
    for (const key of reads) if (!over.delete(key)) insertRead.run(key, page);
    for (const key of over) deleteRead.run(key, page);
  }

  return {
    db,
    get: (key: string): string | undefined => get.get(key),
    set: (key: string, value: string): void => void set.run(key, value),
    /** Whether no page is known: then each is new. */
    isEmpty: (): boolean => anyPage.get() === undefined,
    begin: (): void => void db.exec('BEGIN IMMEDIATE'),
    commit: (): void => void db.exec('COMMIT'),
    /** Brings to its place what was committed: a full build's lists are as many bytes again. While nothing waits. */
    tidy: (): void => void db.pragma('wal_checkpoint(PASSIVE)'),
    rollback(): void {
      if (db.inTransaction) db.exec('ROLLBACK');
    },
    page: (url: string): CachedPage | undefined => pageAt.get(url),
    pagesInScope: (scope: string): CachedPage[] => inScope.all(scope),
    pagesReading: (key: string): CachedPage[] => reading.all(keyNumber(key)),
    savePage: (page: CachedPage, reads: Iterable<string>): void => save(page, keyNumbers(reads)),
    /** The same for a page of another process, which sent the numbers of the keys. */
    saveNumbered: save,
    /** Pages are saved many times faster while `work` runs, if there are none yet; otherwise as ever. */
    async filling(work: () => Promise<void>): Promise<void> {
      if (anyPage.get() !== undefined) return work();
      collected = orderedReads();
      try {
        db.exec('DROP INDEX pages_of_scope');
        await work();
        const reads = rowInserter(db, 'reads (key, page)');
        collected.forEach(reads.add);
        reads.end();
        db.exec(indexes);
      } finally {
        collected = undefined;
      }
    },
    removePage(url: string): void {
      const known = keysAt.get(url);
      if (!known) return;
      for (const key of keysIn(known.keys)) deleteRead.run(key, known.page);
      deletePage.run(known.page);
    },
    /** Forgets everything, for a full build. */
    clear(): void {
      for (const table of ['reads', 'pages', 'files', 'state']) db.exec(`DELETE FROM ${table}`);
    },
    close: (): void => void db.close(),
  };
}

/** Where pages stand without what they read, the next cycle builds them anew, as it does when their code has changed. */
function forgetOfEarlierCode(db: Database.Database): void {
  const columns = db.prepare<[], string>(`SELECT name FROM pragma_table_info('pages')`).pluck().all();
  if (columns.length === 0 || columns.includes('keys')) return;
  db.exec(`DROP TABLE pages; DROP TABLE reads; DELETE FROM state WHERE key = 'bundle'`);
}
