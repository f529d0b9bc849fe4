import { contentTypeOf, contentTypes, type AnyRecord, type Bureau } from '@yangguang/schemas';
import { readMeta, type Snapshot } from '../../src/content/database.ts';
import { copy } from '../copy.ts';
import type { Withdrawal } from './checked-change.ts';
import type { StoredRecord } from './snapshot-writer.ts';

/** What is to be known of a version to end its display. */
type Shown = Pick<StoredRecord, 'record' | 'path' | 'seq'>;

/** Records that may be shown no longer. */
export interface EndedTerms {
  over: Shown[];
  /** Those of which an earlier version is shown and only that one is over. */
  laterStands: string[];
}

const limitedTypes = contentTypes.filter((type) => type.isOnDisplay).map(({ name }) => `'${name}'`);

/** Whether a record may be shown no longer on the day that the snapshot has reached (R-CRD-04, R-CRD-05, R-CAU-06). */
export function isOver(db: Snapshot, record: AnyRecord | undefined): boolean {
  const today = displayDay(db);
  if (!record || today === undefined) return false;
  return contentTypeOf(record.type).isOnDisplay?.(record, today) === false;
}

/** The day in Shanghai up to which terms have been looked at. Kept with the records: what is shown follows from both. */
export const displayDay = (db: Snapshot): string | undefined => readMeta(db, 'displayDay');

/** @param all - looks at every record, not only at those that are not live yet. */
export function endedTerms(db: Snapshot, all: boolean): EndedTerms {
  const marks = latestOfRolledBack(db);
  const ended: EndedTerms = { over: marks.filter(({ record }) => isOver(db, record)), laterStands: [] };
  const marked = new Map(marks.map((each) => [each.record.id, each]));
  for (const shown of shownRecords(db, all)) {
    if (!isOver(db, shown.record)) continue;
    const latest = marked.get(shown.record.id);
    if (!latest) ended.over.push(shown);
    else if (!isOver(db, latest.record)) ended.laterStands.push(shown.record.id);
  }
  return ended;
}

/** The withdrawal that nobody signs. It takes the place of the version in the feed that it ends. */
export function termWithdrawal(db: Snapshot, { record, seq }: Shown, at: string): Withdrawal {
  const { id, type, title, indexNumber } = record;
  // Checked where it was read.
  const { name } = JSON.parse(readMeta(db, 'bureau') ?? '{}') as Bureau;
  const change = { seq, type, id, at, title, indexNumber, reason: copy.termOver, authority: name };
  return { ...change, action: 'withdraw', isTermOver: true };
}

function shownRecords(db: Snapshot, all: boolean): Shown[] {
  const which = all ? '' : 'AND id IN (SELECT id FROM unreleased)';
  return db
    .prepare<[], { json: string; path: string; seq: number }>(
      `SELECT json, path, seq FROM records WHERE type IN (${limitedTypes.join()}) ${which} ORDER BY seq`,
    )
    .all()
    .map(({ json, path, seq }) => ({ record: JSON.parse(json) as AnyRecord, path, seq }));
}

/** A newer approval ends the way back, so that those do not count. */
function latestOfRolledBack(db: Snapshot): Shown[] {
  return db
    .prepare<[], string>(
      `SELECT json_extract(latest, '$.stored') FROM rolled_back WHERE id NOT IN (SELECT id FROM unreleased)
         AND json_extract(latest, '$.stored.record.type') IN (${limitedTypes.join()}) ORDER BY id`,
    )
    .pluck()
    .all()
    .map((stored) => JSON.parse(stored) as Shown);
}
