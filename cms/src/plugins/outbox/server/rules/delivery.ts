import type { ReleaseReport } from '@yangguang/schemas';
import type { DeliveryRow } from '../tables';

type Item = ReleaseReport['items'][number];

/**
 * The rows after a report. A first time stays the earliest and a latest the latest, so the order and the number of
 * times that reports arrive make no difference.
 *
 * @param rows - of every change that the report names.
 */
export function merged(rows: readonly DeliveryRow[], report: ReleaseReport): DeliveryRow[] {
  const bySeq = new Map(rows.map((row) => [row.seq, row]));
  for (const item of report.items) {
    const row = bySeq.get(item.seq);
    if (row) bySeq.set(item.seq, withItem(row, item, report));
  }
  return [...bySeq.values()];
}

function withItem(row: DeliveryRow, item: Item, report: ReleaseReport): DeliveryRow {
  const next = { ...row, path: item.path ?? row.path };
  switch (item.stage) {
    case 'received':
      next.received_at = earliest(row.received_at, item.at);
      break;
    case 'rendered':
      next.rendered_at = earliest(row.rendered_at, item.at);
      break;
    case 'live':
      next.live_at = earliest(row.live_at, item.at);
      next.shown_at = latest(row.shown_at, item.at);
      // The release that first carried the change, whichever report of it comes first.
      if (report.release && next.live_at === item.at) next.release_number = report.release.number;
      break;
    case 'rolled-back':
      next.rolled_back_at = latest(row.rolled_back_at, item.at);
      break;
    case 'term-over':
      next.term_over_at = latest(row.term_over_at, item.at);
      // Let out when its term was over already: the portal has answered, and nothing is waited for.
      next.live_at = earliest(row.live_at, item.at);
      next.shown_at = latest(row.shown_at, item.at);
      break;
    case 'quarantined':
      next.quarantined_at = latest(row.quarantined_at, item.at);
      if (next.quarantined_at === item.at) next.quarantine_reason = item.reason;
  }
  return next;
}

function earliest(a: string | null, b: string): string {
  return a !== null && a < b ? a : b;
}

function latest(a: string | null, b: string): string {
  return a !== null && a > b ? a : b;
}

export function emptyDelivery(seq: number, recordId: string): DeliveryRow {
  return {
    seq,
    record_id: recordId,
    signed_at: null,
    received_at: null,
    rendered_at: null,
    live_at: null,
    shown_at: null,
    rolled_back_at: null,
    term_over_at: null,
    quarantined_at: null,
    quarantine_reason: null,
    path: null,
    release_number: null,
  };
}
