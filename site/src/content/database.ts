import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';

/**
 * The snapshot: what is public at one point of the change feed, one SQLite file. The publisher alone writes it; pages
 * read it through `read-model.ts`.
 */
export type Snapshot = Database.Database;

const tables = `
  CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

  CREATE TABLE IF NOT EXISTS records (
    id TEXT PRIMARY KEY, type TEXT NOT NULL, path TEXT NOT NULL UNIQUE, index_number TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL, sort_date TEXT NOT NULL, seq INTEGER NOT NULL, hash TEXT NOT NULL,
    published_at TEXT NOT NULL, first_published_at TEXT NOT NULL, json TEXT NOT NULL, approval TEXT NOT NULL,
    checksum INTEGER
  );
  -- Read through by every full build, which then reads no record.
  CREATE INDEX IF NOT EXISTS records_in_brief ON records (path, sort_date, published_at);
  CREATE INDEX IF NOT EXISTS records_published ON records (published_at, seq);
  CREATE INDEX IF NOT EXISTS records_first_published ON records (first_published_at, type);
  CREATE INDEX IF NOT EXISTS records_published_in_type ON records (type, published_at, seq);

  -- The release in which the present version of a record first went out. Beside the records, so that to note it does not
  -- write their content again.
  CREATE TABLE IF NOT EXISTS released_in (id TEXT PRIMARY KEY, release INTEGER NOT NULL) WITHOUT ROWID;

  -- One row for each list a record stands in; facet and value are empty for the list of the whole type.
  CREATE TABLE IF NOT EXISTS lists (
    scope TEXT NOT NULL, sort_date TEXT NOT NULL, index_number TEXT NOT NULL, id TEXT NOT NULL,
    PRIMARY KEY (scope, sort_date, index_number, id)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS list_sizes (
    scope TEXT PRIMARY KEY, type TEXT NOT NULL, facet TEXT NOT NULL, value TEXT NOT NULL, size INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS list_sizes_of_type ON list_sizes (type);
  CREATE INDEX IF NOT EXISTS list_sizes_of_value ON list_sizes (value);

  CREATE TABLE IF NOT EXISTS links (
    from_id TEXT NOT NULL, from_type TEXT NOT NULL, field TEXT NOT NULL, to_id TEXT NOT NULL,
    PRIMARY KEY (to_id, from_type, field, from_id)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS links_from ON links (from_id);

  CREATE TABLE IF NOT EXISTS attachments (
    path TEXT NOT NULL, sha256 TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (path, id)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS attachments_of ON attachments (id);

  CREATE TABLE IF NOT EXISTS tombstones (
    path TEXT PRIMARY KEY, id TEXT NOT NULL, type TEXT NOT NULL, index_number TEXT NOT NULL,
    withdrawn_at TEXT NOT NULL, authority TEXT NOT NULL, reason TEXT NOT NULL, seq INTEGER NOT NULL,
    is_paused INTEGER NOT NULL DEFAULT 0, is_over INTEGER NOT NULL DEFAULT 0
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS tombstones_of ON tombstones (id);

  -- What one leader let out alone, and what became of it, one row a change: kept beside the records, because it is counted
  -- when another version stands in its place, or none (B-11).
  CREATE TABLE IF NOT EXISTS emergency_changes (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, signed_at TEXT NOT NULL, confirm_by TEXT NOT NULL,
    at TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS emergency_changes_of ON emergency_changes (id);

  -- Work between the snapshot and the live site: durable, so that a killed publisher goes on where it was.
  CREATE TABLE IF NOT EXISTS touched (key TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS unreleased (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL, path TEXT NOT NULL, action TEXT NOT NULL, change TEXT NOT NULL,
    before TEXT NOT NULL, received_at TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS unreleased_of ON unreleased (id);
  -- States set back or forth by a command and not live yet: what is live, and the mark the record had.
  CREATE TABLE IF NOT EXISTS shifted (
    id TEXT PRIMARY KEY, path TEXT NOT NULL, seq INTEGER NOT NULL, stage TEXT NOT NULL, before TEXT NOT NULL, mark TEXT
  );
  CREATE TABLE IF NOT EXISTS quarantine (
    id TEXT PRIMARY KEY, seq INTEGER NOT NULL, change TEXT NOT NULL, cause TEXT NOT NULL, reason TEXT NOT NULL,
    at TEXT NOT NULL, reported INTEGER NOT NULL DEFAULT 0
  ) WITHOUT ROWID;

  -- The way back: what a release put other states in place of, and the latest approved state of what is shown in an
  -- earlier one.
  CREATE TABLE IF NOT EXISTS undo (release INTEGER NOT NULL, id TEXT NOT NULL, before TEXT NOT NULL, PRIMARY KEY (id, release));
  CREATE INDEX IF NOT EXISTS undo_in_order ON undo (release);
  -- Files of the store that perhaps nobody needs any more.
  CREATE TABLE IF NOT EXISTS doubtful_files (sha256 TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS attachments_of_file ON attachments (sha256);
  CREATE TABLE IF NOT EXISTS rolled_back (id TEXT PRIMARY KEY, path TEXT NOT NULL, latest TEXT NOT NULL);
`;

/** Opens the snapshot for its one writer and makes the tables when they are missing. */
export function openSnapshotForWriting(file: string): Snapshot {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  // What does not fit, the system keeps in its own cache, which is nobody's memory.
  db.pragma('cache_size = -16384');
  // better-sqlite3 is built so that WAL lowers this to NORMAL, which may lose commits on power failure.
  db.pragma('synchronous = FULL');
  // What is withdrawn is taken off the disk, not only out of the tables (A13).
  db.pragma('secure_delete = ON');
  db.exec(tables);
  for (const column of ['is_paused', 'is_over']) addColumn(db, 'tombstones', column, 'INTEGER NOT NULL DEFAULT 0');
  addColumn(db, 'records', 'checksum', 'INTEGER');
  // Another snapshot, even with the same content, is known by this: caches made from the first are not its own.
  db.prepare(`INSERT OR IGNORE INTO meta (key, value) VALUES ('snapshot', ?)`).run(randomUUID());
  return db;
}

/** Opens the snapshot for reading. Throws when the file does not exist. */
export function openSnapshot(file: string): Snapshot {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  db.pragma('cache_size = -16384');
  return db;
}

/** Adds a column to a table made by earlier code; one that is there stays. */
export function addColumn(db: Snapshot, table: string, name: string, definition: string): void {
  const columns = db.prepare<[], string>(`SELECT name FROM pragma_table_info('${table}')`).pluck().all();
  if (!columns.includes(name)) db.exec(`ALTER TABLE ${table} ADD COLUMN ${name} ${definition}`);
}

export function readMeta(db: Snapshot, key: string): string | undefined {
  return db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?').get(key)?.value;
}

export function writeMeta(db: Snapshot, key: string, value: string): void {
  db.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)').run(key, value);
}

const statements = new WeakMap<Snapshot, Map<string, Database.Statement>>();

/** The statement of a text, prepared once for a database: preparing costs more than most of them take. */
export function prepared(db: Snapshot, sql: string): Database.Statement {
  const known = statements.get(db) ?? new Map<string, Database.Statement>();
  statements.set(db, known);
  const statement = known.get(sql) ?? db.prepare(sql);
  known.set(sql, statement);
  return statement;
}
