import type { ReleaseReport } from '@yangguang/schemas';
import type { DeliveryRow } from '../tables';

type Item = ReleaseReport['items'][number];

/**
 * The rows after a report. A stage keeps its earliest time, a quarantine its latest, so the order and the number of
 * times that reports arrive make no difference.
 */
export function merged(rows: readonly DeliveryRow[], report: ReleaseReport): DeliveryRow[] {
  const bySeq = new Map(rows.map((row) => [row.seq, row]));
  for (const item of report.items)
    bySeq.set(item.seq, withItem(bySeq.get(item.seq) ?? emptyRow(item.seq), item, report));
  return [...bySeq.values()];
}

function withItem(row: DeliveryRow, item: Item, report: ReleaseReport): DeliveryRow {
  const next = { ...row, path: item.path ?? row.path };
  if (item.stage === 'received') next.received_at = earliest(row.received_at, item.at);
  if (item.stage === 'rendered') next.rendered_at = earliest(row.rendered_at, item.at);
  if (item.stage === 'live') {
    next.live_at = earliest(row.live_at, item.at);
    // The release that first carried the change, whichever report of it comes first.
    if (report.release && next.live_at === item.at) next.release_number = report.release.number;
  }
  if (item.stage === 'quarantined' && item.at >= (row.quarantined_at ?? '')) {
    next.quarantined_at = item.at;
    next.quarantine_reason = item.reason;
  }
  return next;
}

function earliest(a: string | null, b: string): string {
  return a !== null && a < b ? a : b;
}

function emptyRow(seq: number): DeliveryRow {
  return {
    seq,
    received_at: null,
    rendered_at: null,
    live_at: null,
    quarantined_at: null,
    quarantine_reason: null,
    path: null,
    release_number: null,
  };
}
