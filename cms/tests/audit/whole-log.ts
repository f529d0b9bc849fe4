import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { AuditEntry, entryHash, noEntry } from '@yangguang/schemas';
import type { Done } from './busy-cms.mts';

interface Decision {
  record_id: string;
  action: string;
  hash: string;
  round: number;
}

/**
 * Reads a database as it lies on the disk and expects that every change has its entry in the audit log and every entry its
 * change, once (E10), and that nothing is lost of what was said to be done.
 *
 * @returns how many entries there are.
 */
export function expectWhole(file: string, done: readonly Done[]): number {
  const db = new Database(file);
  try {
    const entries = expectChain(db);
    const count = (action: string): string[] =>
      entries.flatMap((entry) => (entry.action === action ? [entry.subject?.id ?? ''] : [])).sort();
    const drafts = allOf<{ document_id: string; summary: string }>(
      db,
      'select document_id, summary from policy_documents where published_at is null',
    );
    expect(count('record.create')).toEqual(drafts.map((draft) => draft.document_id).sort());
    const saves = new Map(drafts.map(({ document_id: id, summary }) => [id, Number(/\d+/.exec(summary)?.[0])]));
    expect(count('record.update')).toEqual(
      [...saves].flatMap(([id, times]) => Array(times).fill(id) as string[]).sort(),
    );

    const decisions = allOf<Decision>(db, 'select record_id, action, hash, round from review_decisions order by id');
    const told = entries.filter(({ action }) => action.startsWith('review.'));
    expect(
      told.map(({ action, subject, details }) => [subject?.id, action, details['hash'], details['round']]),
    ).toEqual(decisions.map(({ record_id: id, action, hash, round }) => [id, `review.${action}`, hash, round]));
    const changes = allOf<{ record_id: string; action: string }>(db, 'select record_id, action from outbox_changes');
    const changed = (action: string) =>
      changes.flatMap((change) => (change.action === action ? [change.record_id] : [])).sort();
    for (const entry of ['record.publish', 'review.publish']) expect(count(entry)).toEqual(changed('publish'));
    for (const entry of ['record.unpublish', 'review.withdraw']) expect(count(entry)).toEqual(changed('withdraw'));

    for (const { record, what } of done)
      if (typeof what === 'number') expect(saves.get(record)).toBeGreaterThanOrEqual(what);
      else expect(decisions.some((one) => one.record_id === record && one.action === what)).toBe(true);
    return entries.length;
  } finally {
    db.close();
  }
}

/** Numbered without gaps, each chained to the one before, and the log knows of exactly these. */
function expectChain(db: Database.Database): AuditEntry[] {
  const rows = allOf<{ seq: number; hash: string; entry: string }>(
    db,
    'select seq, hash, entry from audit_entries order by seq',
  );
  let previous = noEntry;
  const entries = rows.map(({ seq, hash, entry }, index) => {
    const parsed = AuditEntry.parse(JSON.parse(entry));
    expect([seq, parsed.seq, parsed.previous, hash]).toEqual([index + 1, index + 1, previous, entryHash(entry)]);
    previous = hash;
    return parsed;
  });
  const [log] = allOf<{ size: number; last: string }>(db, 'select size, last from audit_log');
  expect(log).toEqual({ size: rows.length, last: previous });
  return entries;
}

// Columns are named in the statement beside each call.
const allOf = <T>(db: Database.Database, sql: string): T[] => db.prepare(sql).all() as T[];
