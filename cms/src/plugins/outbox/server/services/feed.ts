import type { Core } from '@strapi/types';
import { decidedAt, type AnyRecord, type Approval, type Change, type FeedPage } from '@yangguang/schemas';
import { ask } from '../../../../lib/ask';
import { insertRows } from '../../../../lib/insert-rows';
import { attachmentsOf } from '../rules/attachments';
import { changeOf, changeRow, type Publication, type Withdrawal } from '../rules/change';
import { emptyDelivery } from '../rules/delivery';
import { CHANGES, COUNTERS, DELIVERIES, FILES, type ChangeRow, type DeliveryRow } from '../tables';
import { keepJoinKeys, publicWith } from './join-keys';

type Transaction = Core.Strapi['db']['connection'];

/** The change feed: numbered, without gaps, in the order of the commits. */
const feed = ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Adds changes inside the transaction that makes them. The counter row is locked until the commit, so numbers have
   * no gaps and none appears behind one that a reader has already passed.
   *
   * @returns the newest number; 0 when there was nothing to add.
   */
  async append(trx: Transaction, drafts: (Publication | Withdrawal)[]): Promise<number> {
    if (drafts.length === 0) return 0;
    const at = new Date().toISOString();
    const head = await advance(trx, drafts.length);
    const firsts = await firstPublications(
      trx,
      drafts.map((draft) => draft.id),
    );
    const rows = drafts.map((draft, index) =>
      changeRow(draft, {
        seq: head - drafts.length + 1 + index,
        at,
        firstPublishedAt: firsts.get(draft.id) ?? null,
      }),
    );
    await insertRows(trx, CHANGES, rows);
    await insertRows(trx, DELIVERIES, rows.map(deliveryOf));
    await rememberFiles(trx, drafts, head);
    await keepJoinKeys(trx, drafts);
    return head;
  },

  /** When each of these records was first let out; those that never were are not in the answer. */
  firstPublications(documentIds: readonly string[]): Promise<Map<string, string>> {
    return firstPublications(strapi.db.connection, documentIds);
  },

  /**
   * When each record was let out for the first time, of those that somebody signed for since a moment: not of records that
   * were public before they came here.
   */
  async firstDecisions(since: string): Promise<{ type: string; id: string; at: string }[]> {
    return strapi.db
      .connection(`${DELIVERIES} as delivery`)
      .join(`${CHANGES} as change`, 'change.seq', 'delivery.seq')
      .where('delivery.signed_at', '>=', new Date(since).toISOString())
      .where('change.action', 'publish')
      .whereRaw(
        'not exists (select 1 from ?? as earlier where earlier.record_id = delivery.record_id and earlier.seq < delivery.seq)',
        [DELIVERIES],
      )
      .select({ type: 'change.type', id: 'delivery.record_id', at: 'delivery.signed_at' });
  },

  /** The newest change of a record; null when it was never let out. */
  async newest(knex: Transaction, documentId: string): Promise<Change | null> {
    const row: ChangeRow | undefined = await knex(CHANGES)
      .where({ record_id: documentId })
      .orderBy('seq', 'desc')
      .first();
    return row ? changeOf(row) : null;
  },

  /** The version of a record that readers see; null when it is not public. */
  async publicVersion(knex: Transaction, documentId: string): Promise<AnyRecord | null> {
    const row: ChangeRow | undefined = await knex(CHANGES)
      .where({ record_id: documentId })
      .orderBy('seq', 'desc')
      .first();
    // `changeRow` had it checked when it was written.
    return row?.record ? (JSON.parse(row.record) as AnyRecord) : null;
  },

  /** The record that was let out with exactly this content; null when none was. */
  async letOut(documentId: string, hash: string): Promise<AnyRecord | null> {
    const row: Pick<ChangeRow, 'record'> | undefined = await strapi.db
      .connection(CHANGES)
      .where({ record_id: documentId, hash })
      .first('record');
    return row?.record ? (JSON.parse(row.record) as AnyRecord) : null;
  },

  /** Records that readers can see and that tell of one of some bodies or places (B-5), the newest first. */
  publicWith: (names: readonly string[], limit: number): Promise<AnyRecord[]> =>
    ask(strapi, (knex) => publicWith(knex, names, limit)),

  /** Changes after `after`, oldest first. */
  async page(after: number, limit: number): Promise<FeedPage> {
    return ask(strapi, async (knex) => {
      // The counter first: what is committed after this line belongs to the next page.
      const { value: head, epoch } = await knex(COUNTERS).where({ name: 'main' }).first();
      const rows: ChangeRow[] = await knex(CHANGES)
        .where('seq', '>', after)
        .where('seq', '<=', head)
        .orderBy('seq')
        .limit(limit);
      return { epoch, changes: rows.map(changeOf), next: rows.at(-1)?.seq ?? after, head };
    });
  },
});
export default feed;
export type Feed = ReturnType<typeof feed>;

async function advance(trx: Transaction, count: number): Promise<number> {
  const [row] = await trx(COUNTERS).where({ name: 'main' }).increment('value', count).returning('value');
  return Number(row.value);
}

/** When each record was first let out, for those that ever were. */
async function firstPublications(trx: Transaction, documentIds: readonly string[]): Promise<Map<string, string>> {
  const firsts = new Map<string, string>();
  for (let start = 0; start < documentIds.length; start += 500) {
    const ids = documentIds.slice(start, start + 500);
    const rows: Pick<ChangeRow, 'record_id' | 'first_published_at'>[] = await trx(CHANGES)
      .whereIn('record_id', ids)
      .where({ action: 'publish' })
      .groupBy('record_id')
      .select('record_id')
      .min('first_published_at as first_published_at');
    for (const row of rows) if (row.first_published_at) firsts.set(row.record_id, row.first_published_at);
  }
  return firsts;
}

/** Its way begins here: when it was signed, and nothing yet of the publisher. */
function deliveryOf(row: ChangeRow): DeliveryRow {
  const approval = row.approval === null ? null : (JSON.parse(row.approval) as Approval);
  // What goes out by the clock is waited for from its moment on; for a migration nobody waits.
  const signedAt = approval === null ? row.at : (decidedAt(approval) ?? null);
  return { ...emptyDelivery(row.seq, row.record_id), signed_at: signedAt };
}

async function rememberFiles(trx: Transaction, drafts: (Publication | Withdrawal)[], head: number): Promise<void> {
  const hashes = new Set(
    drafts.flatMap((draft) =>
      draft.action === 'publish' ? attachmentsOf(draft.type, draft.record).map((file) => file.sha256) : [],
    ),
  );
  const rows = [...hashes].map((sha256) => ({ sha256, first_seq: head }));
  for (let start = 0; start < rows.length; start += 200)
    await trx(FILES)
      .insert(rows.slice(start, start + 200))
      .onConflict('sha256')
      .ignore();
}
