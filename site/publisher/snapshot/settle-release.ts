import { readMeta, writeMeta, type Snapshot } from '../../src/content/database.ts';

/** Releases that can be gone back to. Their states cost what changed, so there are more of them than of trees. */
const reach = 100;

/**
 * Puts what waited into the past: a release that carries it is live. What it replaced goes to the undo log, and a newer
 * approval ends the way back of its record.
 */
export function settleRelease(db: Snapshot, release: number): void {
  db.transaction(() => {
    noteUndo(db, release);
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
  db.prepare('DELETE FROM undo WHERE release <= ?').run(oldest);
  writeMeta(db, 'undoSince', String(oldest));
}
