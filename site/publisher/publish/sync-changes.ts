import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { YangguangError, type AnyRecord } from '@yangguang/schemas';
import { readMeta, writeMeta, type Snapshot } from '../../src/content/database.ts';
import { rememberAuditHead } from '../snapshot/audit-head.ts';
import { rememberBreakGlass } from '../snapshot/break-glass.ts';
import { applyChanges, cursorOf } from '../snapshot/apply.ts';
import { checkChange, reasonOf, type CheckedChange } from '../snapshot/checked-change.ts';
import {
  fetchAttachment,
  judge,
  readFeed,
  type FeedSource,
  type JudgedChange,
  type ReadPage,
} from '../sync/feed-client.ts';

export interface SyncConfig extends FeedSource {
  /** The file store: one file per attachment, named by its hash. */
  filesFolder: string;
}

/**
 * Brings the snapshot to the head of the feed, page by page, each page whole with its attachments. What is refused
 * goes to quarantine; the rest goes on.
 *
 * @returns how many changes came.
 * @throws {YangguangError} `feed.unreachable`, `feed.unreadable`, or `feed.other-history` when the CMS has another
 * history than the snapshot (A19). What was applied before stays.
 */
export async function syncChanges(db: Snapshot, config: SyncConfig): Promise<number> {
  let count = 0;
  for (;;) {
    const cursor = cursorOf(db);
    const page = await readFeed(config, cursor);
    assertSameHistory(db, page, cursor);
    if (page.auditHead) rememberAuditHead(db, page.auditHead);
    if (page.breakGlass) rememberBreakGlass(db, page.breakGlass);
    if (page.changes.length > 0) {
      const complete = await withAttachments(page.changes.map(checkFeedChange), config);
      applyChanges(db, complete, new Date().toISOString(), page.next);
      count += complete.length;
    }
    // Asked again, a busy CMS would answer a second later; what came meanwhile has its own call to wake up.
    if (page.changes.length === 0 || page.next >= page.head) {
      writeMeta(db, 'caughtUp', 'yes');
      return count;
    }
  }
}

/**
 * Tries held back records again: those a file held back, those of certain places in the feed, or all of them after the
 * site's code has changed.
 */
export async function retryQuarantined(
  db: Snapshot,
  config: SyncConfig,
  which: 'files' | 'all' | ReadonlySet<number>,
): Promise<void> {
  const rows = db
    .prepare<[], { seq: number; cause: string; change: string }>(
      'SELECT seq, cause, change FROM quarantine ORDER BY seq',
    )
    .all();
  const isMeant = ({ seq, cause }: { seq: number; cause: string }): boolean =>
    typeof which === 'string' ? which === 'all' || cause === 'file' : which.has(seq);
  const passed: CheckedChange[] = [];
  for (const { change } of rows.filter(isMeant)) {
    // Kept as it came from the feed, and judged again as if it came now.
    const raw = JSON.parse(change) as { seq: number };
    const [checked] = await withAttachments([checkFeedChange(judge(raw))], config);
    if (checked && checked.kind !== 'refused') passed.push(checked);
  }
  // Together: what belongs to a bundle is let out whole or not at all.
  if (passed.length > 0) applyChanges(db, passed, new Date().toISOString());
}

function assertSameHistory(db: Snapshot, page: ReadPage, cursor: number): void {
  const epoch = readMeta(db, 'epoch');
  if (epoch === undefined) writeMeta(db, 'epoch', page.epoch);
  else if (epoch !== page.epoch) throw new YangguangError('feed.other-history', `${epoch} ${page.epoch}`);
  if (page.head < cursor) throw new YangguangError('feed.other-history', `${cursor} > ${page.head}`);
}

function checkFeedChange({ seq, parsed, raw, problem }: JudgedChange): CheckedChange {
  if (parsed) return checkChange(parsed);
  const { id } = raw as { id?: unknown };
  const reason = reasonOf(new YangguangError('record.invalid', problem));
  return { kind: 'refused', seq, id: typeof id === 'string' ? id : `seq-${seq}`, change: raw, cause: 'record', reason };
}

/** Fetches the files of each record; a record whose file is not as approved is refused. */
async function withAttachments(changes: CheckedChange[], config: SyncConfig): Promise<CheckedChange[]> {
  const result: CheckedChange[] = [];
  for (const checked of changes) {
    if (checked.kind !== 'publish') result.push(checked);
    else result.push((await fetchMissing(checked.record, checked, config)) ?? checked);
  }
  return result;
}

async function fetchMissing(
  record: AnyRecord,
  { change }: Extract<CheckedChange, { kind: 'publish' }>,
  config: SyncConfig,
): Promise<CheckedChange | undefined> {
  for (const file of record.attachments) {
    const target = join(config.filesFolder, file.sha256);
    if (existsSync(target)) continue;
    try {
      await fetchAttachment(config, file, target);
    } catch (error) {
      if (!(error instanceof YangguangError) || error.code !== 'attachment.mismatch') throw error;
      return { kind: 'refused', seq: change.seq, id: change.id, change, cause: 'file', reason: reasonOf(error) };
    }
  }
  return undefined;
}
