import type { Core, UID } from '@strapi/types';
import { errors } from '@strapi/utils';
import { copy } from '../../copy';
import { refusalOf, type Attempt, type CaseFile } from '../rules/attempt';
import { isInReview, permissionToReturn, type Action } from '../rules/flow';
import type { Sheet } from '../rules/sheet';
import { assertSubmittable } from '../rules/submittable';
import type { Viewer } from './cases';
import { isLive, readDraft } from './drafts';
import { move, readCase, readFile, type Knex, type Note, type Place } from './store';

/** The steps that people take. Accounts are ids of admin users; whether they may is checked by the routes. */
const reviews = ({ strapi }: { strapi: Core.Strapi }) => {
  /** One action on one record in one transaction; what a refusal changes is committed before it is thrown. */
  async function take(
    place: Place,
    action: Action,
    account: string,
    note: Note = {},
    may: (file: CaseFile) => boolean = () => true,
  ): Promise<void> {
    const refusal = await strapi.db.transaction(async ({ trx }) => {
      const draft = await readDraft(strapi, place);
      const file = await readFile(trx, place, draft.creator);
      const attempt: Attempt = { action, account, hash: draft.hash, at: new Date().toISOString() };
      // Somebody who judges what was on screen before the last submission has not seen this one.
      if (note.seenHash && note.seenHash !== file.hash) return 'overtaken' as const;
      const refusal = refusalOf(file, attempt);
      if (refusal === 'content-changed') await cancel(strapi, trx, place, file, attempt);
      if (refusal) return refusal;
      if (!may(file)) throw new errors.PolicyError(copy.noPermission);
      if (action === 'submit') assertSubmittable(draft.record);
      await carryOut(trx, place, file, attempt, note);
      return null;
    });
    if (refusal) throw new errors.PolicyError(copy.refusals[refusal], { code: refusal });
  }

  async function carryOut(trx: Knex, place: Place, file: CaseFile, attempt: Attempt, note: Note) {
    const after = await moveOrThrow(strapi, trx, place, file, attempt, note);
    if (after.state === 'signedOff') await publish(trx, place, after, attempt);
    if (after.state === 'withdrawn') await unpublish(place);
  }

  /** Signing lets the record out at once: the feed row is written in this same transaction. */
  async function publish(trx: Knex, place: Place, file: CaseFile, attempt: Attempt): Promise<void> {
    await strapi.documents(place.uid as UID.ContentType).publish({ documentId: place.documentId });
    await moveOrThrow(strapi, trx, place, file, { ...attempt, action: 'publish' });
  }

  async function unpublish({ uid, documentId }: Place): Promise<void> {
    await strapi.documents(uid as UID.ContentType).unpublish({ documentId });
  }

  return {
    /** 拟稿人: from a draft, or from a published record with changes. @throws {ValidationError} listing all issues. */
    submit: (place: Place, account: string, note?: Note) => take(place, 'submit', account, note),

    /** 科室负责人. */
    approve: (place: Place, account: string, note?: Note) => take(place, 'approve', account, note),

    /** 保密审查员: closes the sheet; its conclusion decides where the record goes (R-REG-17). */
    closeSheet(place: Place, account: string, sheet: Sheet, seenHash?: string): Promise<void> {
      const actions = { 'may-publish': 'clear', 'refer-to-authority': 'refer', 'must-not-publish': 'return' } as const;
      return take(place, actions[sheet.conclusion], account, { comment: sheet.basis || undefined, sheet, seenHash });
    },

    /** 签发人: signs and publishes in one transaction. */
    sign: (place: Place, account: string, note?: Note) => take(place, 'sign', account, note),

    /** Whoever's step comes next, and nobody else, sends the record back to its author. */
    sendBack(place: Place, { account, can }: Viewer, reason: string): Promise<void> {
      return take(place, 'return', account, { comment: reason }, ({ state }) => {
        const permission = permissionToReturn(state);
        return permission !== null && can(permission);
      });
    },

    /** Takes a published record off the portal; its address answers 410 with the reason for ever (B-12). */
    async withdraw(place: Place, account: string, reason: string): Promise<void> {
      if (!(await isLive(strapi, place))) throw new errors.PolicyError(copy.notLive);
      await take(place, 'withdraw', account, { comment: reason });
    },

    /** After a save: approvals of content that is no longer there are void (B-3). */
    async cancelIfChanged(place: Place, account: string): Promise<void> {
      await strapi.db.transaction(async ({ trx }) => {
        const row = await readCase(trx, place);
        if (!row || !isInReview(row.state)) return;
        const draft = await readDraft(strapi, place);
        if (draft.hash === row.hash) return;
        const file = await readFile(trx, place, draft.creator);
        await cancel(strapi, trx, place, file, {
          action: 'cancel',
          account,
          hash: draft.hash,
          at: new Date().toISOString(),
        });
      });
    },
  };
};
export default reviews;
export type Reviews = ReturnType<typeof reviews>;

/** What was approved is no longer what is there: the approvals are void and the record is a draft again (B-3). */
async function cancel(strapi: Core.Strapi, trx: Knex, place: Place, file: CaseFile, attempt: Attempt): Promise<void> {
  await moveOrThrow(strapi, trx, place, file, { ...attempt, action: 'cancel' }, { comment: copy.contentChanged });
}

async function moveOrThrow(
  strapi: Core.Strapi,
  trx: Knex,
  place: Place,
  file: CaseFile,
  attempt: Attempt,
  note?: Note,
): Promise<CaseFile> {
  const after = await move(strapi, trx, place, file, attempt, note);
  // Thrown, not returned: whatever this transaction wrote goes with it.
  if (!after) throw new errors.PolicyError(copy.refusals.overtaken, { code: 'overtaken' });
  return after;
}
