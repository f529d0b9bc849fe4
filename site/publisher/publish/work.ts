import { readMeta, type Snapshot } from '../../src/content/database.ts';
import type { Publisher } from '../open-publisher.ts';

/** A change that the snapshot holds and the live site does not. */
export interface WaitingChange {
  seq: number;
  id: string;
  path: string;
  action: 'publish' | 'withdraw';
  received_at: string;
  /** A withdrawal by the machine: the term of display is over. */
  is_term_over: 0 | 1;
}

/** What stands between the snapshot and the live site. */
export interface Work {
  /** Keys of facts that changed, or everything: first release, other code, another snapshot, asked for, or a mismatch found. */
  touched: string[] | 'everything';
  changes: WaitingChange[];
}

/** The work that waits, or undefined. A snapshot that has never been whole is no ground for a release. */
export function findWork({ snapshot, cache, bundle, releases, checks }: Publisher, rebuild: boolean): Work | undefined {
  if (readMeta(snapshot, 'caughtUp') === undefined) return undefined;
  const touched = touchedKeys(snapshot);
  const changes = waitingChanges(snapshot);
  const isOther =
    cache.get('bundle') !== bundle.id ||
    cache.get('snapshot') !== readMeta(snapshot, 'snapshot') ||
    cache.get('release') !== String(releases.current());
  if (rebuild || isOther || checks.owesRebuild(bundle.id)) return { touched: 'everything', changes };
  if (touched.length === 0 && changes.length === 0) return undefined;
  return { touched: checks.isTrusted(bundle.id) ? touched : 'everything', changes };
}

export function touchedKeys(snapshot: Snapshot): string[] {
  return snapshot.prepare<[], string>('SELECT key FROM touched').pluck().all();
}

export function waitingChanges(snapshot: Snapshot): WaitingChange[] {
  return snapshot
    .prepare<[], WaitingChange>(
      `SELECT seq, id, path, action, received_at, json_extract(change, '$.isTermOver') IS 1 AS is_term_over
       FROM unreleased ORDER BY seq`,
    )
    .all();
}

/** A record that a command set back or forth, which the live site does not show yet. */
export interface ShiftedRecord {
  path: string;
  /** The change that the command hides or shows again. */
  seq: number;
  stage: 'live' | 'rolled-back';
}

export function shiftedRecords(snapshot: Snapshot): ShiftedRecord[] {
  return snapshot.prepare<[], ShiftedRecord>('SELECT path, seq, stage FROM shifted ORDER BY seq').all();
}
