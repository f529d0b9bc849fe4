import { mkdirSync } from 'node:fs';
import { readBureau } from '@yangguang/schemas';
import { openSnapshotForWriting, writeMeta } from '../../src/content/database.ts';
import { shanghaiDate } from '../../src/lib/shanghai-time.ts';
import { overdueNow } from '../snapshot/emergencies.ts';
import { settleDefinitions } from '../snapshot/settle-definitions.ts';
import { turnDay } from '../snapshot/turn-day.ts';
import { syncChanges } from '../publish/sync-changes.ts';
import type { FeedSource } from '../sync/feed-client.ts';

/** Where a snapshot is pulled to: the database, and beside it the attachments by their hash. */
export interface PullTarget {
  snapshotFile: string;
  filesFolder: string;
  bureauFile: string;
}

/**
 * Brings a snapshot to the head of the feed, for a plain `astro build`. Run again on the same file it asks for what
 * is new only.
 *
 * @returns how many changes came, and what was held back and why.
 * @throws {YangguangError} `feed.unreachable`, `feed.unreadable`, `feed.other-history`, `bureau.unreadable`
 */
export async function pullSnapshot(
  source: FeedSource,
  target: PullTarget,
): Promise<{ changes: number; heldBack: { id: string; reason: string }[] }> {
  mkdirSync(target.filesFolder, { recursive: true });
  const db = openSnapshotForWriting(target.snapshotFile);
  try {
    writeMeta(db, 'bureau', JSON.stringify(readBureau(target.bureauFile)));
    settleDefinitions(db);
    const changes = await syncChanges(db, { ...source, filesFolder: target.filesFolder });
    const at = new Date().toISOString();
    overdueNow(db, at);
    turnDay(db, shanghaiDate(at), at);
    const heldBack = db
      .prepare<[], { id: string; reason: string }>('SELECT id, reason FROM quarantine ORDER BY seq')
      .all();
    return { changes, heldBack };
  } finally {
    db.close();
  }
}
