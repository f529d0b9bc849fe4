import { Change, parsePublished, type Approval } from '@yangguang/schemas';
import type { ChangeRow } from '../tables';

/** A version of a record that is let out. */
export interface Publication {
  action: 'publish';
  type: string;
  id: string;
  record: Record<string, unknown>;
  hash: string;
  approval: Approval;
  publishedAt: string;
}

/** A record that leaves the portal, and what its 410 page says (B-12). */
export interface Withdrawal {
  action: 'withdraw';
  type: string;
  id: string;
  title: string;
  indexNumber: string;
  reason: string;
  authority: string;
}

/**
 * The stored form of a change.
 *
 * @param firstPublishedAt - of the record's first publication; the machine's own, never moved (V-01).
 * @throws {ZodError} or {YangguangError} when the publisher would not accept the change: the transaction rolls back.
 */
export function changeRow(
  draft: Publication | Withdrawal,
  place: { seq: number; at: string; firstPublishedAt: string | null },
): ChangeRow {
  const { action, type, id } = draft;
  const row: ChangeRow = {
    seq: place.seq,
    action,
    type,
    record_id: id,
    at: place.at,
    first_published_at: null,
    published_at: null,
    hash: null,
    record: null,
    approval: null,
    title: null,
    index_number: null,
    reason: null,
    authority: null,
  };
  if (draft.action === 'publish') {
    row.first_published_at = place.firstPublishedAt ?? draft.publishedAt;
    row.published_at = draft.publishedAt;
    row.hash = draft.hash;
    row.record = JSON.stringify(draft.record);
    row.approval = JSON.stringify(draft.approval);
  } else {
    row.title = draft.title;
    row.index_number = draft.indexNumber;
    row.reason = draft.reason;
    row.authority = draft.authority;
  }
  const change = changeOf(row);
  // The publisher's own check, made here first: what it would hold back is not let out.
  if (change.action === 'publish') parsePublished(change);
  return row;
}

/** The change that a row stands for. @throws {ZodError} when the row is not one. */
export function changeOf(row: ChangeRow): Change {
  const base = { seq: row.seq, action: row.action, type: row.type, id: row.record_id, at: row.at };
  if (row.action === 'withdraw')
    return Change.parse({
      ...base,
      title: row.title,
      indexNumber: row.index_number,
      reason: row.reason,
      authority: row.authority,
    });
  return Change.parse({
    ...base,
    firstPublishedAt: row.first_published_at,
    publishedAt: row.published_at,
    hash: row.hash,
    record: parseJson(row.record),
    approval: parseJson(row.approval),
  });
}

function parseJson(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}
