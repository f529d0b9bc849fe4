import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { shanghaiDate, type ClockName } from '@yangguang/schemas';
import type { AuditTrail } from '../../../audit/server/services/trail';
import type { Reassessments } from '../../../review/server/services/reassessments';
import { copy } from '../../copy';
import { CONFIRMATIONS, type ConfirmationRow } from '../tables';
import type { Items } from './items';

/** Clocks that end, or run anew, when somebody looked and found that the record stays as it is (R-REG-18, R-REG-12). */
export const confirmable = ['reassessment', 'guideRefresh', 'catalogueRefresh'] as const satisfies readonly ClockName[];
export type Confirmable = (typeof confirmable)[number];

const confirmations = ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Puts on record that somebody assessed a record and leaves it as it is, and why.
   *
   * @throws {NotFoundError} when no such clock runs for the record.
   */
  async add(clock: Confirmable, documentId: string, account: string, reason: string, now: Date): Promise<void> {
    const items: Items = strapi.plugin('deadlines').service('items');
    const running = await items.list(now, documentId === '' ? undefined : documentId);
    if (!running.some((item) => item.clock === clock && item.documentId === documentId))
      throw new errors.NotFoundError(copy.notRunning);
    if (clock === 'reassessment' && (await keptByReview(strapi, documentId, account, reason))) return;
    const row: Omit<ConfirmationRow, 'id'> = {
      clock,
      record_id: documentId,
      account,
      at: now.toISOString(),
      day: shanghaiDate(now),
      reason,
    };
    await strapi.db.transaction(async ({ trx }) => {
      await trx(CONFIRMATIONS).insert(row);
      const trail: AuditTrail = strapi.plugin('audit').service('trail');
      await trail.rules('deadline.confirm', account, { clock, record: documentId });
    });
  },
});
export default confirmations;
export type Confirmations = ReturnType<typeof confirmations>;

/** Of a record that was withheld by a decision the review keeps the looks; here are those of undecided drafts only. */
async function keptByReview(
  strapi: Core.Strapi,
  documentId: string,
  account: string,
  reason: string,
): Promise<boolean> {
  const reassessments: Reassessments = strapi.plugin('review').service('reassessments');
  const record = (await reassessments.page()).records.find((one) => one.documentId === documentId);
  if (!record) return false;
  await reassessments.keep({ places: [{ uid: record.uid, documentId }], reason }, { account });
  return true;
}
