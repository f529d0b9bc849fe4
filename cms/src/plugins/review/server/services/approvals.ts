import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { Approval, readBureau } from '@yangguang/schemas';
import { copy } from '../../copy';
import { reviewApproval, type Conditions } from '../rules/approval';
import { openBundle } from './bundle-rows';
import { readDraft } from './drafts';
import { emergencyApproval, newestEmergency } from './emergency-rows';
import type { Interpretations } from './interpretations';
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
      return inTransaction((trx) => approvalOf(strapi, trx, { uid, documentId }, hash));
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

async function approvalOf(strapi: Core.Strapi, trx: Knex, place: Place, hash: string): Promise<Approval> {
  const file = await readFile(trx, place, null);
  if (file.state !== 'signedOff') throw new errors.PolicyError(copy.gate.notApproved);
  if (file.hash !== hash) throw new errors.PolicyError(copy.gate.changed);
  const decisions = (await readDecisions(trx, place)).filter((decision) => decision.round === file.round);
  if (decisions.some(({ action }) => action === 'emergency')) {
    const row = await newestEmergency(trx, place);
    if (row?.round !== file.round || row.hash !== hash) throw new errors.PolicyError(copy.gate.changed);
    return Approval.parse(emergencyApproval(row));
  }
  const migration = decisions.filter((decision) => decision.action === 'migrate');
  if (migration.length === 0)
    return Approval.parse(reviewApproval(file, hash, await conditions(strapi, trx, place, file.round)));
  const steps = migration.map(({ account, at }) => ({ step: 'migration', account, at }));
  return Approval.parse({ kind: 'migration', hash, steps, decision: migration[0]?.comment ?? null });
}

/** What the signature hangs on besides the steps. */
async function conditions(strapi: Core.Strapi, trx: Knex, place: Place, round: number): Promise<Conditions> {
  const { record } = await readDraft(strapi, place);
  const interpretations: Interpretations = strapi.plugin('review').service('interpretations');
  const interpretation = await interpretations.wayOf(trx, place, record);
  const notBefore = await releasedAt(trx, place, round);
  const bundle = await openBundle(trx, place);
  return {
    ...(notBefore && { notBefore }),
    ...(bundle && { bundle: { id: bundle.id, members: bundle.members.map(({ documentId }) => documentId) } }),
    ...(interpretation && { interpretation }),
  };
}
