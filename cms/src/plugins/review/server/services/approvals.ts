import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { Approval, readBureau } from '@yangguang/schemas';
import { copy } from '../../copy';
import { reviewApproval } from '../rules/approval';
import { releasedAt } from './schedule-rows';
import { readCase, readDecisions, readFile, type Knex, type Place } from './store';

/** What the gate and the change feed ask: is there an approval for exactly this, and whose is it? */
const approvals = ({ strapi }: { strapi: Core.Strapi }) => {
  const inTransaction = async <T>(work: (trx: Knex) => Promise<T>): Promise<T> =>
    await strapi.db.transaction(({ trx }) => work(trx));
  return {
    /**
     * The approval under which a record is being let out.
     *
     * @throws {PolicyError} unless the record is signed for exactly this content, by nobody twice (B-2, B-3).
     */
    forPublication(uid: string, documentId: string, hash: string): Promise<Approval> {
      return inTransaction((trx) => approvalOf(trx, { uid, documentId }, hash));
    },

    /** Why and by whose authority a record leaves the portal (B-12). @throws {PolicyError} when nobody decided it. */
    forWithdrawal(uid: string, documentId: string): Promise<{ reason: string; authority: string }> {
      return inTransaction(async (trx) => {
        const file = await readCase(trx, { uid, documentId });
        const last = (await readDecisions(trx, { uid, documentId })).at(-1);
        if (file?.state !== 'withdrawn' || last?.action !== 'withdraw' || !last.comment)
          throw new errors.PolicyError(copy.gate.unpublish);
        return { reason: last.comment, authority: readBureau(process.env.YANGGUANG_BUREAU ?? '').name };
      });
    },
  };
};
export default approvals;
export type Approvals = ReturnType<typeof approvals>;

async function approvalOf(trx: Knex, place: Place, hash: string): Promise<Approval> {
  const file = await readFile(trx, place, null);
  if (file.state !== 'signedOff') throw new errors.PolicyError(copy.gate.notApproved);
  if (file.hash !== hash) throw new errors.PolicyError(copy.gate.changed);
  const decisions = (await readDecisions(trx, place)).filter((decision) => decision.round === file.round);
  const migration = decisions.filter((decision) => decision.action === 'migrate');
  if (migration.length === 0)
    return Approval.parse(reviewApproval(file, hash, await releasedAt(trx, place, file.round)));
  const steps = migration.map(({ account, at }) => ({ step: 'migration', account, at }));
  return Approval.parse({ kind: 'migration', hash, steps, decision: migration[0]?.comment ?? null });
}
