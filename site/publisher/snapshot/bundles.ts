import { YangguangError, type Approval, type PublishChange } from '@yangguang/schemas';
import { prepared, type Snapshot } from '../../src/content/database.ts';
import { reasonOf } from './checked-change.ts';

/** A record that goes back because another of its bundle cannot go out. */
export interface HeldMate {
  id: string;
  reason: string;
  cause: 'bundle';
}

/** A change that is shown together with others or not at all (C-10). */
interface Bundled {
  id: string;
  seq: number;
  bundle: NonNullable<Approval['bundle']>;
}

/**
 * Which of these records, just applied, are of a bundle that is not whole: a member has not come, was refused, or was
 * taken back.
 */
export function brokenBundles(db: Snapshot, ids: readonly string[]): HeldMate[] {
  return ids.flatMap((id) => {
    const waiting = waitingIn(db, id);
    const missing = waiting?.bundle.members.find((member) => !stands(db, member, waiting));
    return missing === undefined ? [] : [heldFor(db, id, missing)];
  });
}

/** The others of the bundles of these records, as far as they are not live yet. */
export function bundleMates(db: Snapshot, ids: readonly string[]): HeldMate[] {
  const mates = new Map<string, HeldMate>();
  for (const id of ids) {
    const bundle = waitingIn(db, id)?.bundle;
    for (const mate of bundle?.members ?? [])
      if (!ids.includes(mate) && waitingIn(db, mate)?.bundle.id === bundle?.id) mates.set(mate, heldFor(db, mate, id));
  }
  return [...mates.values()];
}

/**
 * Changes held back for their bundle, all of whose members could go now: each waits here with them, or readers see a
 * later version of it, or it was withdrawn since.
 *
 * @returns their places in the feed.
 */
export function completeBundles(db: Snapshot): Set<number> {
  const held = db
    .prepare<[], { id: string; seq: number; change: string }>(
      `SELECT id, seq, change FROM quarantine WHERE cause = 'bundle' ORDER BY seq`,
    )
    .all()
    .flatMap(({ id, seq, change }) => bundled(id, seq, change) ?? []);
  const waits = new Set(held.map(({ id, bundle }) => `${bundle.id} ${id}`));
  const complete = held.filter((one) =>
    one.bundle.members.every((member) => waits.has(`${one.bundle.id} ${member}`) || stands(db, member, one)),
  );
  return new Set(complete.map(({ seq }) => seq));
}

/** The newest change of a record that is not live yet, when it is of a bundle. */
function waitingIn(db: Snapshot, id: string): Bundled | undefined {
  // Two columns of these types.
  const row = prepared(db, 'SELECT seq, change FROM unreleased WHERE id = ? ORDER BY seq DESC LIMIT 1').get(id) as
    | { seq: number; change: string }
    | undefined;
  return row && bundled(id, row.seq, row.change);
}

/** @param change - passed the second lock, as JSON; a withdrawal has no approval. */
function bundled(id: string, seq: number, change: string): Bundled | undefined {
  const { approval } = JSON.parse(change) as Partial<PublishChange>;
  return approval?.bundle && { id, seq, bundle: approval.bundle };
}

/** The snapshot shows the member as the bundle brought it, or as something later decided about it alone. */
function stands(db: Snapshot, member: string, { bundle, seq }: Bundled): boolean {
  const row = prepared(
    db,
    `SELECT 1 FROM records WHERE id = :member AND (json_extract(approval, '$.bundle.id') = :bundle OR seq > :seq)
     UNION SELECT 1 FROM tombstones WHERE id = :member AND seq > :seq`,
  ).get({ member, bundle: bundle.id, seq });
  return row !== undefined;
}

function heldFor(db: Snapshot, id: string, culprit: string): HeldMate {
  const reason = reasonOf(new YangguangError('record.bundle-held', titleOf(db, culprit) ?? culprit));
  return { id, reason, cause: 'bundle' };
}

/** What the record that spoils the bundle is called; it may have come in no readable form, or not at all. */
function titleOf(db: Snapshot, id: string): string | undefined {
  const sql = (table: string) =>
    `SELECT json_extract(change, '$.record.title') FROM ${table} WHERE id = ? ORDER BY seq DESC`;
  const titles = ['quarantine', 'unreleased'].map((table) => prepared(db, sql(table)).pluck().get(id));
  return titles.find((title) => typeof title === 'string');
}
