import { prepared, writeMeta, type Snapshot } from '../../src/content/database.ts';
import { emergenciesOf, emergencyMoment, type EmergencyChange } from '../../src/content/emergencies.ts';
import { keys } from '../../src/content/keys.ts';
import type { CheckedChange } from './checked-change.ts';
import type { TouchLog } from './touch-log.ts';

type Noted = Omit<EmergencyChange, 'seq' | 'id'>;

/** Keeps what a change says of emergency publications, for the public count (B-11). */
export function noteEmergency(db: Snapshot, log: TouchLog, checked: Exclude<CheckedChange, { kind: 'refused' }>): void {
  const { seq, id } = checked.change;
  const noted = notedOf(checked);
  if (!noted || (noted.signedAt === '' && !isKnown(db, id))) return;
  const { kind, signedAt, confirmBy, at } = noted;
  prepared(
    db,
    'INSERT OR REPLACE INTO emergency_changes (seq, id, kind, signed_at, confirm_by, at) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(seq, id, kind, signedAt, confirmBy, at);
  touch(log, id);
}

/** What did not go out after all is not counted. */
export function takeBackEmergencies(db: Snapshot, log: TouchLog, id: string, afterSeq: number): void {
  const { changes } = prepared(
    db,
    'DELETE FROM emergency_changes WHERE seq IN (SELECT seq FROM unreleased WHERE id = ? AND seq > ?)',
  ).run(id, afterSeq);
  if (changes > 0) touch(log, id);
}

/**
 * Looks who is late at a moment. Only when somebody has become so since the last look does the snapshot change: pages say
 * what it says, and not what the clock says while they are made.
 *
 * @returns documentIds of all that are late.
 */
export function overdueNow(db: Snapshot, at: string): string[] {
  return db
    .transaction(() => {
      const changes = emergencyChanges(db);
      const before = late(changes, emergencyMoment(db));
      const now = late(changes, at > emergencyMoment(db) ? at : emergencyMoment(db));
      const fresh = now.filter((id) => !before.includes(id));
      if (fresh.length === 0) return now;
      writeMeta(db, 'emergencyMoment', at);
      const insert = db.prepare('INSERT OR IGNORE INTO touched (key) VALUES (?)');
      for (const key of [keys.emergencies, ...fresh.map(keys.emergency)]) insert.run(key);
      return now;
    })
    .immediate();
}

const late = (changes: readonly EmergencyChange[], moment: string): string[] =>
  emergenciesOf(changes, moment).flatMap(({ id, state }) => (state === 'overdue' ? [id] : []));

export function emergencyChanges(db: Snapshot): EmergencyChange[] {
  // Six columns of these types.
  return prepared(
    db,
    'SELECT seq, id, kind, signed_at AS signedAt, confirm_by AS confirmBy, at FROM emergency_changes ORDER BY seq',
  ).all() as EmergencyChange[];
}

function isKnown(db: Snapshot, id: string): boolean {
  return prepared(db, 'SELECT 1 FROM emergency_changes WHERE id = ? LIMIT 1').get(id) !== undefined;
}

function notedOf(checked: Exclude<CheckedChange, { kind: 'refused' }>): Noted | undefined {
  if (checked.kind === 'withdraw') {
    const { isTermOver, at } = checked.change;
    return isTermOver ? undefined : { kind: 'withdrawn', signedAt: '', confirmBy: '', at };
  }
  const { approval, at } = checked.change;
  const signedAt = approval.steps.at(-1)?.at ?? at;
  if (!approval.emergency) return { kind: 'replaced', signedAt: '', confirmBy: '', at };
  const { confirmBy, confirmation } = approval.emergency;
  if (!confirmation) return { kind: 'signed', signedAt, confirmBy, at: signedAt };
  return { kind: 'confirmed', signedAt, confirmBy, at: confirmation.at };
}

function touch(log: TouchLog, id: string): void {
  log.note(keys.emergencies);
  log.note(keys.emergency(id));
}
