import type { Core } from '@strapi/types';
import type { Viewer } from '../viewer';
import { stageOf, newest, type ListRow, type QueueStage } from './publishing';
import { portalUrl, recordRef, visibleTo, type RecordRef } from './records';
import { CHANGES } from '../tables';

/** What was let out or taken back lately, and whether readers see it (C-2). */
export interface RecentChange extends RecordRef {
  seq: number;
  action: 'publish' | 'withdraw';
  signedAt: string;
  stage: QueueStage | 'live' | 'held';
  liveAt: string | null;
  url: string | null;
}

const shown = 5;

/** The newest change of each record that the viewer had a part in, the newest first. */
export async function recentChanges(strapi: Core.Strapi, viewer: Viewer): Promise<RecentChange[]> {
  const rows: ListRow[] = await visibleTo(strapi, newest(strapi.db.connection), 'delivery.record_id', viewer)
    .join(`${CHANGES} as change`, 'change.seq', 'delivery.seq')
    .orderBy('delivery.seq', 'desc')
    .limit(shown)
    .select('delivery.*', 'change.type', 'change.action', 'change.at')
    .select(strapi.db.connection.raw(`coalesce(change.title, json_extract(change.record, '$.title')) as title`));
  return rows.map((row) => ({
    ...recordRef(row),
    ...{ seq: row.seq, action: row.action, liveAt: row.live_at, url: portalUrl(row.path) },
    signedAt: row.signed_at ?? row.at,
    stage: isHeld(row) ? 'held' : row.live_at ? 'live' : stageOf(row),
  }));
}

/** Held back after it was last seen live, if ever. */
const isHeld = ({ quarantined_at, shown_at }: ListRow): boolean =>
  quarantined_at !== null && quarantined_at > (shown_at ?? '');
