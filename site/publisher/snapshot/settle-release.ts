import { readMeta, writeMeta, type Snapshot } from '../../src/content/database.ts';
import { doubtFiles } from './doubtful-files.ts';

/** Releases that can be gone back to. Their states cost what changed, so there are more of them than of trees. */
const reach = 100;

/**
 * Puts what waited into the past: a release that carries it is live. What it replaced goes to the undo log, a newer
 * approval ends the way back of its record, and of what was withdrawn nothing is left (A13).
 */
export function settleRelease(db: Snapshot, release: number): void {
  db.transaction(() => {
    doubtFiles(db, 'unreleased', 'change', '$.record', `SELECT id FROM unreleased WHERE action = 'withdraw'`);
    noteUndo(db, release);
    forgetWithdrawn(db);
    doubtFiles(db, 'rolled_back', 'latest', '$.stored.record', 'SELECT id FROM unreleased');
    db.exec('DELETE FROM rolled_back WHERE id IN (SELECT id FROM unreleased)');
    for (const table of ['touched', 'unreleased', 'shifted']) db.exec(`DELETE FROM ${table}`);
    for (const key of ['building', 'shift']) writeMeta(db, key, '');
  }).immediate();
}

function noteUndo(db: Snapshot, release: number): void {
  const since = readMeta(db, 'undoSince');
  // The first release of a snapshot has nothing before it to go back to.
  if (since === undefined) return writeMeta(db, 'undoSince', String(release));
  // A record that a command and a newer approval changed was last seen as it was before the command.
  db.prepare('INSERT OR IGNORE INTO undo (release, id, before) SELECT ?, id, before FROM shifted').run(release);
  db.prepare('INSERT OR IGNORE INTO undo (release, id, before) SELECT ?, id, before FROM unreleased').run(release);
  const oldest = release - reach;
  if (oldest <= Number(since)) return;
  doubtFiles(db, 'undo', 'before', '$.stored.record', `SELECT id FROM undo WHERE release <= ${oldest}`);
  db.prepare('DELETE FROM undo WHERE release <= ?').run(oldest);
  writeMeta(db, 'undoSince', String(oldest));
}

/** Every earlier state of a withdrawn record becomes its tombstone: no way back leads to what it said. */
function forgetWithdrawn(db: Snapshot): void {
  const withdrawn = `SELECT id FROM tombstones WHERE is_paused = 0 AND id IN (SELECT id FROM unreleased)`;
  doubtFiles(db, 'undo', 'before', '$.stored.record', withdrawn);
  db.exec(
    `UPDATE undo SET before = (
       SELECT json_object('tombstone', json_object('path', path, 'type', type, 'indexNumber', index_number,
         'withdrawnAt', withdrawn_at, 'authority', authority, 'reason', reason, 'seq', seq, 'isPaused', json('false'),
         'isOver', json(iif(is_over, 'true', 'false'))))
       FROM tombstones t WHERE t.id = undo.id
     ) WHERE id IN (${withdrawn})`,
  );
}
