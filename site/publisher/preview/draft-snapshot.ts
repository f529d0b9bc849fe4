import type { Snapshot } from '../../src/content/database.ts';
import { openSnapshot } from '../../src/content/database.ts';
import { cursorOf } from '../snapshot/apply.ts';
import { snapshotWriter, type StoredRecord } from '../snapshot/snapshot-writer.ts';
import { setState } from '../snapshot/state.ts';
import { touchLog } from '../snapshot/touch-log.ts';

/** Tables whose rows belong to one record, and the column that says to which. */
const perRecord = {
  ...{ records: 'id', released_in: 'id', lists: 'id', links: 'from_id', attachments: 'id', tombstones: 'id' },
} as const;

/** Its place in the feed is the next one. */
export type DraftRecord = Omit<StoredRecord, 'seq'>;

/**
 * The snapshot as it would be with these records let out. They are in the memory of this process alone: the file is
 * open for reading only, and what is written goes to temporary tables that stand before those of the file.
 */
export function snapshotWith(file: string, records: readonly DraftRecord[]): Snapshot {
  const db = openSnapshot(file);
  db.pragma('temp_store = MEMORY');
  // One state of the file for the whole page, whatever is published meanwhile.
  db.exec('BEGIN');
  for (const [table, key] of Object.entries(perRecord)) layOver(db, table, key);
  copyTable(db, 'list_sizes');
  const writer = snapshotWriter(db);
  const cursor = cursorOf(db);
  for (const [at, record] of records.entries())
    setState(writer, touchLog(writer), record.record.id, { stored: { ...record, seq: cursor + at + 1 } });
  return db;
}

/** From here on the name of the table means its rows in the file, less those taken away, and those put in. */
function layOver(db: Snapshot, table: string, key: string): void {
  const columns = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
  const added = `added_${table}`;
  const hidden = `hidden_${table}`;
  db.exec(definitionOf(db, table).replace(`TABLE ${table}`, `TEMP TABLE ${added}`));
  db.exec(`
    CREATE TEMP TABLE ${hidden} (id TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TEMP VIEW ${table} AS
      SELECT * FROM main.${table} WHERE ${key} NOT IN (SELECT id FROM ${hidden}) UNION ALL SELECT * FROM ${added};
    CREATE TEMP TRIGGER insert_${table} INSTEAD OF INSERT ON ${table} BEGIN
      INSERT INTO ${added} VALUES (${columns.map((column) => `NEW.${column}`).join(', ')});
    END;
    CREATE TEMP TRIGGER delete_${table} INSTEAD OF DELETE ON ${table} BEGIN
      INSERT OR IGNORE INTO ${hidden} VALUES (OLD.${key});
      DELETE FROM ${added} WHERE ${key} = OLD.${key};
    END;`);
}

/** Short enough to be copied: a row for each list. */
function copyTable(db: Snapshot, table: string): void {
  db.exec(definitionOf(db, table).replace(`TABLE ${table}`, `TEMP TABLE ${table}`));
  db.exec(`INSERT INTO temp.${table} SELECT * FROM main.${table}`);
}

function definitionOf(db: Snapshot, table: string): string {
  const sql = db
    .prepare<[string], string>("SELECT sql FROM main.sqlite_master WHERE type = 'table' AND name = ?")
    .pluck()
    .get(table);
  if (sql === undefined) throw new RangeError(`the snapshot has no table ${table}`);
  return sql;
}
