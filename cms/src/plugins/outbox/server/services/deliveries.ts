import type { Core } from '@strapi/types';
import type { Approval, ReleaseReport } from '@yangguang/schemas';
import { merged } from '../rules/delivery';
import { CHANGES, DELIVERIES, type ChangeRow, type DeliveryRow } from '../tables';
import type { PublishingService } from './publishing';
import { ledgerUrl, portalUrl } from './records';
import type { Releases } from './releases';

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
  /** Since when readers see an earlier version than the latest approved one. */
  rolledBackAt: string | null;
  /** Since when readers do not see it any more because its term of display is over. */
  termOverAt: string | null;
  /** Address of the page on the portal; null until the publisher has placed it. */
  url: string | null;
  releaseNumber: number | null;
  /** The release in the public ledger. */
  ledgerUrl: string | null;
}

export interface ShownContent {
  hash: string;
  liveAt: string;
  release: number | null;
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
      for (const row of merged(rows, report)) await trx(DELIVERIES).where({ seq: row.seq }).update(row);
      const releases: Releases = strapi.plugin('outbox').service('releases');
      await releases.store(trx, report.releases);
      return [];
    });
  },

  /** Each content of a record that readers have seen: since when, and the release that brought it. */
  async shown(documentId: string): Promise<ShownContent[]> {
    const rows: (ChangeRow & DeliveryRow)[] = await strapi.db
      .connection(CHANGES)
      .join(DELIVERIES, `${CHANGES}.seq`, `${DELIVERIES}.seq`)
      .where({ [`${CHANGES}.record_id`]: documentId, action: 'publish' })
      .whereNotNull('live_at')
      .select('hash', 'live_at', 'release_number');
    return rows.map(({ hash, live_at, release_number }) => ({
      ...{ hash: hash ?? '', liveAt: live_at ?? '', release: release_number },
    }));
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
    const publishing: PublishingService = strapi.plugin('outbox').service('publishing');
    return statusOf(change, delivery, await publishing.rolledBackSince(documentId));
  },
});
export default deliveries;
export type Deliveries = ReturnType<typeof deliveries>;

function statusOf(change: ChangeRow, delivery: DeliveryRow | undefined, rolledBackAt: string | null): ReleaseStatus {
  return {
    seq: change.seq,
    action: change.action,
    signedAt: signedAt(change),
    inFeedAt: change.at,
    receivedAt: delivery?.received_at ?? null,
    renderedAt: delivery?.rendered_at ?? null,
    liveAt: delivery?.live_at ?? null,
    quarantine: quarantineOf(delivery),
    rolledBackAt,
    termOverAt: delivery?.term_over_at ?? null,
    url: portalUrl(delivery?.path ?? null),
    releaseNumber: delivery?.release_number ?? null,
    ledgerUrl: ledgerUrl(delivery?.release_number ?? null),
  };
}

function signedAt(change: ChangeRow): string {
  const approval = change.approval === null ? null : (JSON.parse(change.approval) as Approval);
  return approval?.emergency?.confirmation?.at ?? approval?.steps.at(-1)?.at ?? change.at;
}

/** A change that went live after it was held back is no longer held back. */
function quarantineOf(delivery: DeliveryRow | undefined): ReleaseStatus['quarantine'] {
  if (!delivery?.quarantined_at) return null;
  if (delivery.shown_at && delivery.shown_at > delivery.quarantined_at) return null;
  return { at: delivery.quarantined_at, reason: delivery.quarantine_reason ?? '' };
}
