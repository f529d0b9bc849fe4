import type { Core } from '@strapi/types';
import type { Approval, ReleaseReport } from '@yangguang/schemas';
import { merged } from '../rules/delivery';
import { CHANGES, DELIVERIES, type ChangeRow, type DeliveryRow } from '../tables';

/** The way of one record to the reader (C-2); instants in UTC, null where it has not come yet. */
export interface ReleaseStatus {
  seq: number;
  action: 'publish' | 'withdraw';
  signedAt: string;
  inFeedAt: string;
  receivedAt: string | null;
  renderedAt: string | null;
  liveAt: string | null;
  quarantine: { at: string; reason: string } | null;
  /** Address of the page on the portal; null until the publisher has placed it. */
  url: string | null;
  releaseNumber: number | null;
}

const deliveries = ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Stores what the publisher reports. The same report twice, or reports in any order, leave the same rows.
   *
   * @returns numbers that the feed does not have; when there are any, nothing is stored.
   */
  async store(report: ReleaseReport): Promise<number[]> {
    return strapi.db.transaction(async ({ trx }) => {
      const seqs = [...new Set(report.items.map((item) => item.seq))];
      const known: number[] = await trx(CHANGES).whereIn('seq', seqs).pluck('seq');
      const unknown = seqs.filter((seq) => !known.includes(seq));
      if (unknown.length > 0) return unknown;
      const rows: DeliveryRow[] = await trx(DELIVERIES).whereIn('seq', seqs);
      for (const row of merged(rows, report)) await trx(DELIVERIES).insert(row).onConflict('seq').merge();
      return [];
    });
  },

  /** Where the newest change of a record is; null for a record that was never let out. */
  async status(documentId: string): Promise<ReleaseStatus | null> {
    const knex = strapi.db.connection;
    const change: ChangeRow | undefined = await knex(CHANGES)
      .where({ record_id: documentId })
      .orderBy('seq', 'desc')
      .first();
    if (!change) return null;
    const delivery: DeliveryRow | undefined = await knex(DELIVERIES).where({ seq: change.seq }).first();
    return statusOf(change, delivery);
  },
});
export default deliveries;
export type Deliveries = ReturnType<typeof deliveries>;

function statusOf(change: ChangeRow, delivery: DeliveryRow | undefined): ReleaseStatus {
  return {
    seq: change.seq,
    action: change.action,
    signedAt: signedAt(change),
    inFeedAt: change.at,
    receivedAt: delivery?.received_at ?? null,
    renderedAt: delivery?.rendered_at ?? null,
    liveAt: delivery?.live_at ?? null,
    quarantine: quarantineOf(delivery),
    url: delivery?.path && process.env.PORTAL_URL ? new URL(delivery.path, process.env.PORTAL_URL).href : null,
    releaseNumber: delivery?.release_number ?? null,
  };
}

function signedAt(change: ChangeRow): string {
  const approval = change.approval === null ? null : (JSON.parse(change.approval) as Approval);
  return approval?.steps.at(-1)?.at ?? change.at;
}

/** A change that went live after it was held back is no longer held back. */
function quarantineOf(delivery: DeliveryRow | undefined): ReleaseStatus['quarantine'] {
  if (!delivery?.quarantined_at) return null;
  if (delivery.live_at && delivery.live_at > delivery.quarantined_at) return null;
  return { at: delivery.quarantined_at, reason: delivery.quarantine_reason ?? '' };
}
