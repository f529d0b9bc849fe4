import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Snapshot } from '../../src/content/database.ts';

/** Where records are kept whole, besides `attachments`, which names the files of the public ones. */
const whole = [
  ['undo', 'before'],
  ['rolled_back', 'latest'],
  ['unreleased', 'change'],
  ['unreleased', 'before'],
  ['shifted', 'before'],
  ['quarantine', 'change'],
] as const;

/**
 * Notes the files of records that are about to be forgotten: perhaps nobody else has them. In the transaction that
 * forgets, so that a kill in between leaves no file behind.
 *
 * @param record - where in the JSON of `column` the record is.
 * @param ids - a query for the documentIds.
 */
export function doubtFiles(db: Snapshot, table: string, column: string, record: string, ids: string): void {
  db.exec(
    `INSERT OR IGNORE INTO doubtful_files (sha256)
     SELECT DISTINCT json_extract(file.value, '$.sha256')
     FROM ${table}, json_each(${table}.${column}, '${record}.attachments') AS file WHERE ${table}.id IN (${ids})`,
  );
}

/** Deletes those of the noted files that no public record has and no record that may be shown again (A13). */
export function collectFiles(db: Snapshot, filesFolder: string): void {
  const doubtful = db.prepare<[], string>('SELECT sha256 FROM doubtful_files').pluck().all();
  for (const hash of doubtful) {
    if (!isNeeded(db, hash)) rmSync(join(filesFolder, hash), { force: true });
    db.prepare('DELETE FROM doubtful_files WHERE sha256 = ?').run(hash);
  }
}

function isNeeded(db: Snapshot, hash: string): boolean {
  const attached = db.prepare('SELECT 1 FROM attachments WHERE sha256 = ?').get(hash);
  return (
    attached !== undefined ||
    whole.some(
      ([table, column]) => db.prepare(`SELECT 1 FROM ${table} WHERE instr(${column}, ?) > 0`).get(hash) !== undefined,
    )
  );
}
