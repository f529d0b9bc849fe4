import type { Tombstone } from '../../src/content/content.ts';
import type { Snapshot } from '../../src/content/database.ts';
import type { SnapshotWriter, StoredRecord } from './snapshot-writer.ts';
import type { TouchLog } from './touch-log.ts';

/** What stands under a documentId: a public record, a tombstone, or nothing. */
export interface State {
  stored?: StoredRecord | undefined;
  tombstone?: Tombstone | undefined;
}

export function stateOf(writer: SnapshotWriter, id: string): State {
  return { stored: writer.find(id), tombstone: writer.tombstoneOf(id) };
}

export function pathOf(state: State): string | undefined {
  return state.stored?.path ?? state.tombstone?.path;
}

export function setState(writer: SnapshotWriter, log: TouchLog, id: string, after: State): void {
  const before = stateOf(writer, id);
  const path = pathOf(after) ?? pathOf(before);
  if (path === undefined) return;
  log.record(path, before.stored?.record, after.stored?.record);
  if (before.stored) writer.remove(before.stored.record);
  writer.removeTombstone(id);
  if (after.stored) writer.insert(after.stored);
  if (after.tombstone) writer.insertTombstone(id, after.tombstone);
}

/** @returns the keys touched since the log was begun. */
export function saveTouched(db: Snapshot, log: TouchLog): Set<string> {
  const insert = db.prepare('INSERT OR IGNORE INTO touched (key) VALUES (?)');
  const touched = log.settle();
  for (const key of touched) insert.run(key);
  return touched;
}
