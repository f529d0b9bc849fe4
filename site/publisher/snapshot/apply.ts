import { YangguangError } from '@yangguang/schemas';
import { prepared, readMeta, writeMeta, type Snapshot } from '../../src/content/database.ts';
import { checkChange, reasonOf, type Cause, type CheckedChange, type Withdrawal } from './checked-change.ts';
import { brokenBundles, bundleMates } from './bundles.ts';
import { noteEmergency, takeBackEmergencies } from './emergencies.ts';
import { isOver, termWithdrawal } from './display-terms.ts';
import { snapshotWriter, type SnapshotWriter, type StoredRecord } from './snapshot-writer.ts';
import { pathOf, saveTouched, setState, stateOf, type State } from './state.ts';
import { touchLog, type TouchLog } from './touch-log.ts';

type Checked = Exclude<CheckedChange, { kind: 'refused' }>;

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
    takeBack(db, brokenBundles(db, bundledIds(changes)), at);
    if (cursor !== undefined) writeMeta(db, 'cursor', String(cursor));
  }).immediate();
}

/** A record to be held back; by its page, when nothing else is said. */
interface Held {
  id: string;
  reason: string;
  cause?: Cause;
}

/**
 * Takes back what is not live yet of the given records: their last good version stands again, the change waits in
 * quarantine with its reason.
 *
 * @returns the keys touched by taking them back.
 */
export function holdBack(db: Snapshot, held: readonly Held[], at: string): Set<string> {
  // What was to go out with one of them goes back with it (C-10).
  return db
    .transaction(() => {
      const mates = bundleMates(
        db,
        held.map(({ id }) => id),
      );
      return takeBack(db, [...held, ...mates], at);
    })
    .immediate();
}

const bundledIds = (changes: readonly CheckedChange[]): string[] =>
  changes.flatMap((checked) =>
    checked.kind === 'publish' && checked.change.approval.bundle ? [checked.change.id] : [],
  );

function takeBack(db: Snapshot, held: readonly Held[], at: string): Set<string> {
  const writer = snapshotWriter(db);
  const log = touchLog(writer);
  for (const { id, reason, cause = 'page' } of held) {
    const rows = db
      .prepare<[string], { seq: number; action: string; change: string; before: string }>(
        'SELECT seq, action, change, before FROM unreleased WHERE id = ? ORDER BY seq DESC',
      )
      .all(id);
    const [newest] = rows;
    if (!newest) throw new YangguangError('publisher.page-failed', id);
    // Written by `remember` below.
    const withdrawal = rows.find(({ action }) => action === 'withdraw');
    // What was withdrawn meanwhile stays withdrawn, whatever was let out after that.
    const good = withdrawal ? withdrawnState(withdrawal.change) : (JSON.parse(newest.before) as State);
    setState(writer, log, id, good);
    takeBackEmergencies(db, log, id, withdrawal?.seq ?? 0);
    db.prepare('DELETE FROM unreleased WHERE id = ? AND seq > ?').run(id, withdrawal?.seq ?? 0);
    const over = [good, latestOf(db, id)].find(({ stored }) => isOver(db, stored?.record));
    if (over?.stored) endTerm(db, writer, log, over.stored, at);
    quarantine(db, { id, seq: newest.seq, change: newest.change, cause, reason, at });
  }
  return saveTouched(db, log);
}

/** What a rollback hides of a record. */
function latestOf(db: Snapshot, id: string): State {
  const latest = db.prepare<[string], string>('SELECT latest FROM rolled_back WHERE id = ?').pluck().get(id);
  return latest === undefined ? {} : (JSON.parse(latest) as State);
}

/** The version that would stand again is one that may be shown no longer (R-CRD-04). */
function endTerm(db: Snapshot, writer: SnapshotWriter, log: TouchLog, stored: StoredRecord, at: string): void {
  const withdrawal = checkChange(termWithdrawal(db, stored, at));
  applyOne(db, writer, log, withdrawal, at);
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
  noteEmergency(db, log, checked);
  // An approval that is held back and would be shown again is none of those that end.
  if (checked.kind === 'publish' || !checked.change.isTermOver)
    prepared(db, 'DELETE FROM quarantine WHERE id = ?').run(id);
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
  const { seq, type, indexNumber, authority, reason, at, isTermOver: isOver = false } = checked.change;
  return {
    tombstone: {
      path: checked.path,
      type,
      indexNumber,
      withdrawnAt: at,
      authority,
      reason,
      seq,
      isPaused: false,
      isOver,
    },
  };
}

/** @param change - a withdrawal that passed the second lock, as JSON. */
function withdrawnState(change: string): State {
  const checked = checkChange(JSON.parse(change) as Withdrawal);
  if (checked.kind === 'refused') throw new YangguangError('record.invalid', checked.id);
  return stateAfter(checked);
}

/** Notes a change as not yet live, with the version that is live: the first state seen since the last release. */
function remember(
  db: Snapshot,
  writer: SnapshotWriter,
  row: { seq: number; id: string; path: string; action: string; change: string; at: string },
): void {
  // One column of text.
  const earlier = prepared(db, 'SELECT before FROM unreleased WHERE id = ? ORDER BY seq LIMIT 1')
    .pluck()
    .get(row.id) as string | undefined;
  const before = earlier ?? JSON.stringify(stateOf(writer, row.id));
  prepared(
    db,
    'INSERT OR REPLACE INTO unreleased (seq, id, path, action, change, before, received_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(row.seq, row.id, row.path, row.action, row.change, before, row.at);
}

function quarantine(
  db: Snapshot,
  row: { id: string; seq: number; change: string; cause: Cause; reason: string; at: string },
): void {
  // A newer version may wait here already, for a file: the one before it does not push it out.
  db.prepare(
    `INSERT INTO quarantine (id, seq, change, cause, reason, at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, change = excluded.change, cause = excluded.cause,
       reason = excluded.reason, at = excluded.at, reported = 0 WHERE excluded.seq >= seq`,
  ).run(...[row.id, row.seq, row.change, row.cause, row.reason.slice(0, 2000), row.at]);
}

/** Position in the feed that the snapshot has reached; 0 for an empty one. */
export function cursorOf(db: Snapshot): number {
  return Number(readMeta(db, 'cursor') ?? '0');
}
