import Database from 'better-sqlite3';
import { openSnapshotForWriting, type Snapshot } from '../../src/content/database.ts';
import { settleDefinitions } from '../snapshot/settle-definitions.ts';

/** Follows from the records, and is made anew. */
const derived = ['lists', 'list_sizes', 'links', 'attachments'];
/** Work that the live release does not show yet. */
const work = ['touched', 'unreleased', 'shifted'];
/** Says nothing of what is public. */
const history = ['undo', 'quarantine'];

/**
 * Copies what a snapshot holds as facts into a new one, as they stand at one moment, and derives the rest anew: a
 * wrong row in a list of the original is then a difference of the builds and not a fault that both share.
 *
 * @param isSettled - asked while the moment is held; another answer than true gives the copy up.
 * @returns the copy; undefined when changes wait that the live release does not show.
 */
export function copySnapshot(from: string, to: string, isSettled: () => boolean = () => true): Snapshot | undefined {
  const copy = openSnapshotForWriting(to);
  // It is thrown away: what a crash does to it is of no interest.
  copy.pragma('synchronous = OFF');
  copy.prepare('ATTACH ? AS source').run(from);
  const tables = copy.prepare<[], string>(`SELECT name FROM source.sqlite_master WHERE type = 'table'`).pluck();
  const isWhole = copy.transaction(() => {
    const waits = work.some((table) => copy.prepare(`SELECT 1 FROM source.${table} LIMIT 1`).get() !== undefined);
    if (waits || !isSettled()) return false;
    for (const table of tables.all()) {
      if ([...derived, ...history].includes(table)) continue;
      const columns = sharedColumns(copy, table).join(', ');
      copy.exec(`INSERT OR REPLACE INTO main.${table} (${columns}) SELECT ${columns} FROM source.${table}`);
    }
    copy.exec(`DELETE FROM main.meta WHERE key = 'definitions'`);
    return true;
  })();
  copy.exec('DETACH source');
  if (isWhole) settleDefinitions(copy);
  else copy.close();
  return isWhole ? copy : undefined;
}

/** Code may have been updated since the original was written. */
function sharedColumns(db: Database.Database, table: string): string[] {
  const columns = (schema: string) =>
    db.prepare<[string, string], string>('SELECT name FROM pragma_table_info(?, ?)').pluck().all(table, schema);
  const known = new Set(columns('source'));
  return columns('main').filter((column) => known.has(column));
}
