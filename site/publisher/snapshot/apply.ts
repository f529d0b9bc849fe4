import { YangguangError } from '@yangguang/schemas';
import type { Tombstone } from '../../src/content/content.ts';
import { readMeta, writeMeta, type Snapshot } from '../../src/content/database.ts';
import { reasonOf, type Cause, type CheckedChange } from './checked-change.ts';
import { snapshotWriter, type SnapshotWriter, type StoredRecord } from './snapshot-writer.ts';
import { touchLog, type TouchLog } from './touch-log.ts';

type Checked = Exclude<CheckedChange, { kind: 'refused' }>;

/** What stands under a documentId: a public record, a tombstone, or nothing. */
interface State {
  stored?: StoredRecord | undefined;
  tombstone?: Tombstone | undefined;
}

/**
 * Brings changes into the snapshot, all or none, together with the cursor, the keys they touched and the work they
 * leave to do. A change that is refused is kept in quarantine and leaves the public version of its record alone.
 *
 * @param cursor - position in the feed that the changes lead to; undefined when they do not come from the feed's end.
 */
export function applyChanges(db: Snapshot, changes: CheckedChange[], at: string, cursor?: number): void {
  db.transaction(() => {
    const writer = snapshotWriter(db);
    const log = touchLog(writer);
    for (const change of changes) applyOne(db, writer, log, change, at);
    saveTouched(db, log);
    if (cursor !== undefined) writeMeta(db, 'cursor', String(cursor));
  }).immediate();
}

/**
 * Takes back what is not live yet of the given records: their last good version stands again, the change waits in
 * quarantine with its reason.
 *
 * @returns the keys touched by taking them back.
 */
export function holdBack(db: Snapshot, held: { id: string; reason: string }[], at: string): Set<string> {
  return db
    .transaction(() => {
      const writer = snapshotWriter(db);
      const log = touchLog(writer);
      for (const { id, reason } of held) {
        const rows = db
          .prepare<[string], { seq: number; change: string; before: string }>(
            'SELECT seq, change, before FROM unreleased WHERE id = ? ORDER BY seq DESC',
          )
          .all(id);
        const [newest] = rows;
        if (!newest) throw new YangguangError('publisher.page-failed', id);
        // Written by `remember` below.
        setState(writer, log, id, JSON.parse(newest.before) as State);
        db.prepare('DELETE FROM unreleased WHERE id = ?').run(id);
        quarantine(db, { id, seq: newest.seq, change: newest.change, cause: 'page', reason, at });
      }
      return saveTouched(db, log);
    })
    .immediate();
}

function applyOne(db: Snapshot, writer: SnapshotWriter, log: TouchLog, checked: CheckedChange, at: string): void {
  const id = checked.kind === 'refused' ? checked.id : checked.change.id;
  const problem = checked.kind === 'refused' ? checked.reason : placeProblem(writer, id, checked);
  const change = JSON.stringify(checked.change);
  const seq = checked.kind === 'refused' ? checked.seq : checked.change.seq;
  if (checked.kind === 'refused' || problem !== undefined) {
    const cause = checked.kind === 'refused' ? checked.cause : 'record';
    quarantine(db, { id, seq, change, cause, reason: problem ?? '', at });
    return;
  }
  remember(db, writer, { seq, id, path: checked.path, action: checked.kind, change, at });
  setState(writer, log, id, stateAfter(checked));
  db.prepare('DELETE FROM quarantine WHERE id = ?').run(id);
}

/** A path belongs to one record for ever (R-SITE-08), and so does an index number (R-POL-05). */
function placeProblem(writer: SnapshotWriter, id: string, checked: Checked): string | undefined {
  const { path } = checked;
  const { indexNumber } = checked.kind === 'publish' ? checked.record : checked.change;
  const other = writer.holdersOf({ path, indexNumber }).some((holder) => holder !== id);
  const before = pathOf(stateOf(writer, id));
  if (other || (before !== undefined && before !== path))
    return reasonOf(new YangguangError('record.path-taken', path));
  return undefined;
}

function stateAfter(checked: Checked): State {
  if (checked.kind === 'publish') {
    const { seq, hash, publishedAt, firstPublishedAt, approval } = checked.change;
    return {
      stored: {
        ...{ record: checked.record, path: checked.path, seq, hash, publishedAt, firstPublishedAt, approval },
        release: null,
      },
    };
  }
  const { seq, type, indexNumber, authority, reason, at } = checked.change;
  return { tombstone: { path: checked.path, type, indexNumber, withdrawnAt: at, authority, reason, seq } };
}

function stateOf(writer: SnapshotWriter, id: string): State {
  return { stored: writer.find(id), tombstone: writer.tombstoneOf(id) };
}

function pathOf(state: State): string | undefined {
  return state.stored?.path ?? state.tombstone?.path;
}

function setState(writer: SnapshotWriter, log: TouchLog, id: string, after: State): void {
  const before = stateOf(writer, id);
  const path = pathOf(after) ?? pathOf(before);
  if (path === undefined) return;
  log.record(path, before.stored?.record, after.stored?.record);
  if (before.stored) writer.remove(before.stored.record);
  writer.removeTombstone(id);
  if (after.stored) writer.insert(after.stored);
  if (after.tombstone) writer.insertTombstone(id, after.tombstone);
}

/** Notes a change as not yet live, with the version that is live: the first state seen since the last release. */
function remember(
  db: Snapshot,
  writer: SnapshotWriter,
  row: { seq: number; id: string; path: string; action: string; change: string; at: string },
): void {
  const earlier = db
    .prepare<[string], string>('SELECT before FROM unreleased WHERE id = ? ORDER BY seq LIMIT 1')
    .pluck()
    .get(row.id);
  const before = earlier ?? JSON.stringify(stateOf(writer, row.id));
  db.prepare(
    'INSERT OR REPLACE INTO unreleased (seq, id, path, action, change, before, received_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(row.seq, row.id, row.path, row.action, row.change, before, row.at);
}

function quarantine(
  db: Snapshot,
  row: { id: string; seq: number; change: string; cause: Cause; reason: string; at: string },
): void {
  db.prepare('INSERT OR REPLACE INTO quarantine (id, seq, change, cause, reason, at) VALUES (?, ?, ?, ?, ?, ?)').run(
    ...[row.id, row.seq, row.change, row.cause, row.reason.slice(0, 2000), row.at],
  );
}

function saveTouched(db: Snapshot, log: TouchLog): Set<string> {
  const insert = db.prepare('INSERT OR IGNORE INTO touched (key) VALUES (?)');
  const touched = log.settle();
  for (const key of touched) insert.run(key);
  return touched;
}

/** Position in the feed that the snapshot has reached; 0 for an empty one. */
export function cursorOf(db: Snapshot): number {
  return Number(readMeta(db, 'cursor') ?? '0');
}
