import { YangguangError } from '@yangguang/schemas';
import type { Tombstone } from '../../src/content/content.ts';
import { readMeta, writeMeta, type Snapshot } from '../../src/content/database.ts';
import { copy } from '../copy.ts';
import { isOver } from './display-terms.ts';
import { snapshotWriter } from './snapshot-writer.ts';
import { pathOf, saveTouched, setState, stateOf, type State } from './state.ts';
import { touchLog } from './touch-log.ts';

/**
 * Going back is a publication of earlier states, not another link (decision 0021): the snapshot is changed, and the next
 * release is made from it like any other. What was withdrawn stays withdrawn (A12, A13).
 */

/** What a command makes of the next release. */
export interface Shift {
  kind: 'rollback' | 'roll-forward';
  /** The release shown again; null for the latest. */
  shows: number | null;
}

interface Target {
  id: string;
  state: string;
}

/** The command whose release is not live yet. */
export function waitingShift(db: Snapshot): Shift | undefined {
  const text = readMeta(db, 'shift');
  // Written by `shift`.
  return text === undefined || text === '' ? undefined : (JSON.parse(text) as Shift);
}

/**
 * Gives every record changed since a release the state back that it had then. Those that came after it answer 410 until
 * the roll-forward.
 *
 * @param authority - who is named where a record is not shown for the time being.
 */
export function showRelease(db: Snapshot, release: number, at: string, authority: string): void {
  const targets = db
    .prepare<[number], Target>(
      `SELECT id, before AS state FROM undo u
       WHERE release = (SELECT min(release) FROM undo WHERE id = u.id AND release > ?) ORDER BY id`,
    )
    .all(release);
  shift(db, { kind: 'rollback', shows: release }, targets, { at, authority });
}

/** Shows the latest approved version of every record again. @param only - of these alone. */
export function showLatest(db: Snapshot, at: string, authority: string, only?: readonly string[]): void {
  const targets = db.prepare<[], Target>('SELECT id, latest AS state FROM rolled_back ORDER BY id').all();
  const chosen = only ? targets.filter(({ id }) => only.includes(id)) : targets;
  shift(db, { kind: 'roll-forward', shows: null }, chosen, { at, authority });
}

function shift(db: Snapshot, about: Shift, targets: Target[], pause: { at: string; authority: string }): void {
  db.transaction(() => {
    const writer = snapshotWriter(db);
    const log = touchLog(writer);
    // An approval that has come and is not live yet is newer than anything shown so far.
    const isWaiting = db.prepare<[string], number>('SELECT 1 FROM unreleased WHERE id = ?').pluck();
    const latestOf = db.prepare<[string], string>('SELECT latest FROM rolled_back WHERE id = ?').pluck();
    const note = db.prepare('INSERT INTO shifted (id, path, seq, stage, before, mark) VALUES (?, ?, ?, ?, ?, ?)');
    for (const { id, state } of targets) {
      if (isWaiting.get(id) !== undefined) continue;
      const before = stateOf(writer, id);
      const mark = latestOf.get(id);
      const latest = mark === undefined ? before : parse(mark);
      // What was withdrawn stays withdrawn.
      if (!latest.stored) continue;
      const earlier = parse(state);
      // Its time is over, so that only the latest may be shown.
      const after = isOver(db, earlier.stored?.record) ? latest : targetState(earlier, latest, pause);
      if (isSame(before, after)) continue;
      const isLatest = isSame(after, latest);
      const { path, seq } = latest.stored;
      note.run(id, path, seq, isLatest ? 'live' : 'rolled-back', JSON.stringify(before), mark ?? null);
      setState(writer, log, id, after);
      setMark(db, id, path, isLatest ? undefined : JSON.stringify(latest));
    }
    saveTouched(db, log);
    writeMeta(db, 'shift', JSON.stringify(about));
  }).immediate();
}

/** Takes back a command whose release could not be made: the live states stand again. */
export function cancelShift(db: Snapshot): void {
  db.transaction(() => {
    const writer = snapshotWriter(db);
    const log = touchLog(writer);
    const rows = db
      .prepare<[], { id: string; path: string; before: string; mark: string | null }>(
        'SELECT id, path, before, mark FROM shifted ORDER BY id',
      )
      .all();
    for (const { id, path, before, mark } of rows) {
      setState(writer, log, id, parse(before));
      setMark(db, id, path, mark ?? undefined);
    }
    saveTouched(db, log);
    db.exec('DELETE FROM shifted');
    writeMeta(db, 'shift', '');
  }).immediate();
}

/** Nothing stood there then: the path, which readers know by now, answers 410 and says why. */
function targetState(state: State, { stored }: State, pause: { at: string; authority: string }): State {
  if (pathOf(state) !== undefined || !stored) return state;
  const { path, seq, record } = stored;
  const tombstone: Tombstone = {
    ...{ path, type: record.type, indexNumber: record.indexNumber, seq, isPaused: true, isOver: false },
    ...{ withdrawnAt: pause.at, authority: pause.authority, reason: copy.rollback.paused },
  };
  return { tombstone };
}

function isSame(a: State, b: State): boolean {
  if (a.tombstone?.isPaused && b.tombstone?.isPaused) return true;
  return a.stored?.seq === b.stored?.seq && a.tombstone?.seq === b.tombstone?.seq;
}

function setMark(db: Snapshot, id: string, path: string, latest: string | undefined): void {
  if (latest === undefined) db.prepare('DELETE FROM rolled_back WHERE id = ?').run(id);
  else db.prepare('INSERT OR REPLACE INTO rolled_back (id, path, latest) VALUES (?, ?, ?)').run(id, path, latest);
}

/** States are written by this stage alone. */
function parse(state: string): State {
  return JSON.parse(state) as State;
}

/**
 * The releases that can be gone back to.
 *
 * @throws {YangguangError} `rollback.out-of-reach` for any other.
 */
export function assertReachable(db: Snapshot, release: number, live: number | undefined): void {
  const since = readMeta(db, 'undoSince');
  if (live === undefined || since === undefined || release < Number(since) || release >= live)
    throw new YangguangError('rollback.out-of-reach', String(release));
}
