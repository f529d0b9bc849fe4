import {
  parsePublished,
  recordPath,
  YangguangError,
  type AnyRecord,
  type PublishChange,
  type WithdrawChange,
} from '@yangguang/schemas';

/** A withdrawal; by the machine, when the time for which a record may be shown is over. */
export type Withdrawal = WithdrawChange & { isTermOver?: true };

/** A change of the feed after the second lock: what to store, or why not. */
export type CheckedChange =
  | { kind: 'publish'; change: PublishChange; record: AnyRecord; path: string }
  | { kind: 'withdraw'; change: Withdrawal; path: string }
  | { kind: 'refused'; seq: number; id: string; change: unknown; cause: Cause; reason: string };

/**
 * What held a record back: what the feed says of it, a file of it, a page that could not show it, a link to what is not
 * public, or another record of its bundle. Files are tried again by and by, links when what they lead to is public,
 * bundles when all of them can go, the others when the record or the site's code changes.
 */
export type Cause = 'record' | 'file' | 'page' | 'link' | 'bundle';

/** Checks the hash, the approval and the fields of one change (C-8). Never throws for what the feed says. */
export function checkChange(change: PublishChange | Withdrawal): CheckedChange {
  try {
    if (change.action === 'withdraw') return { kind: 'withdraw', change, path: withdrawnPath(change) };
    const record = parsePublished(change);
    return { kind: 'publish', change, record, path: recordPath(record) };
  } catch (error) {
    return { kind: 'refused', seq: change.seq, id: change.id, change, cause: 'record', reason: reasonOf(error) };
  }
}

/** What an officer reads about a record that was held back. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function withdrawnPath({ type, id, indexNumber }: WithdrawChange): string {
  try {
    return recordPath({ type, indexNumber });
  } catch (cause) {
    throw new YangguangError('record.invalid', `${type}/${id} ${indexNumber}`, { cause });
  }
}
