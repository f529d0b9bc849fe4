import type { Core, UID } from '@strapi/types';
import { errors } from '@strapi/utils';
import { confirmBy, contentHash, isEmergencyKind, type AnyRecord } from '@yangguang/schemas';
import type { AuditTrail } from '../../../audit/server/services/trail';
import type { Versions } from '../../../history/server/services/versions';
import type { Gate } from '../../../leak-gate/server/services/gate';
import type { Settings as LeakGateSettings } from '../../../leak-gate/server/services/settings';
import type { Feed } from '../../../outbox/server/services/feed';
import type { Publications } from '../../../outbox/server/services/publications';
import { clock } from '../../../../lib/clock';
import { copy } from '../../copy';
import { attachedFilesOf } from '../rules/attached-files';
import { refusalOf, type Attempt, type CaseFile } from '../rules/attempt';
import { shanghaiDay } from '../rules/due';
import { closedSheet, filesLeftOut, type ClosedSheet, type Sheet } from '../rules/sheet';
import { assertPublishable, assertSubmittable } from '../rules/submittable';
import { EMERGENCIES, type EmergencyRow } from '../tables';
import { openBundle } from './bundle-rows';
import type { Viewer } from './cases';
import { readDraft, type Draft } from './drafts';
import { emergencyApproval, signersInForce, waitingEmergencies, waitingEmergency } from './emergency-rows';
import { assertOriginalsMarked } from './repeals';
import type { Reviews } from './reviews';
import { move, readFile, type Knex, type Note, type Place } from './store';

/** What the leader answers for when he lets a record out alone. */
export interface EmergencyNote {
  reason: string;
  /** His own confidentiality review, before anything is public (R-SEC-01). */
  sheet: Sheet;
  /** Hash of the content that he had on screen. */
  seenHash: string;
}

/** What the second person answers for. */
export type ConfirmationNote = Pick<EmergencyNote, 'sheet' | 'seenHash'>;

/** Warnings that one authorised leader lets out alone, and the second look at them within 24 hours (B-11). */
const emergencies = ({ strapi }: { strapi: Core.Strapi }) => {
  const trail = (): AuditTrail => strapi.plugin('audit').service('trail');
  const feed = (): Feed => strapi.plugin('outbox').service('feed');

  /** @throws {PolicyError} for whoever is not named, also for a stand-in of one who is. */
  async function assertSigner(trx: Knex, { account, can }: Viewer): Promise<void> {
    const named = (await signersInForce(trx)).some((signer) => signer.account === account);
    if (!named || !can('sign')) throw new errors.PolicyError(copy.emergency.notSigner, { code: 'not-signer' });
  }

  async function assertMayGoOut(trx: Knex, place: Place, { record, creator }: Draft): Promise<void> {
    if (!isEmergencyKind(record)) throw new errors.PolicyError(copy.emergency.wrongKind, { code: 'wrong-kind' });
    if (creator === null) throw new errors.PolicyError(copy.emergency.noAuthor);
    if (await openBundle(trx, place)) throw new errors.PolicyError(copy.emergency.inBundle);
    assertPublishable(record);
    assertSubmittable(record, await feed().publicVersion(trx, place.documentId));
    await assertOriginalsMarked(strapi, trx, place, record, shanghaiDay(new Date().toISOString()));
  }

  async function moved(trx: Knex, place: Place, file: CaseFile, attempt: Attempt, note?: Note): Promise<CaseFile> {
    const after = await move(strapi, trx, place, file, attempt, note);
    if (!after) throw new errors.PolicyError(copy.refusals.overtaken, { code: 'overtaken' });
    return after;
  }

  /** The row is there when the publication asks for its approval. */
  async function note(trx: Knex, place: Place, file: CaseFile, attempt: Attempt, reason: string): Promise<void> {
    const { account, at, hash } = attempt;
    const earlier = await waitingEmergency(trx, place);
    const replaced = { state: 'replaced', ended_at: at, ended_by: account };
    if (earlier) await trx(EMERGENCIES).where({ id: earlier.id }).update(replaced);
    await trx(EMERGENCIES).insert({
      ...{ uid: place.uid, record_id: place.documentId, round: file.round, hash, reason },
      ...{ author: file.creator, drafted_at: await draftedAt(strapi, place), signer: account, signed_at: at },
      ...{ confirm_by: confirmBy(at, earlier?.confirm_by), state: 'waiting' },
    });
  }

  /** @throws {PolicyError} unless what waits is just what readers see, and the viewer is a second person. */
  async function assertSecond(trx: Knex, place: Place, row: EmergencyRow, by: Viewer): Promise<AnyRecord> {
    if (!mayConfirm(by)) throw new errors.PolicyError(copy.noPermission);
    if (!isSecond(row, by)) throw new errors.PolicyError(copy.emergency.notSecond, { code: 'not-second' });
    const shown = await feed().publicVersion(trx, place.documentId);
    if (!shown || contentHash(shown) !== row.hash) throw new errors.PolicyError(copy.refusals.overtaken);
    return shown;
  }

  return {
    /**
     * 紧急发布: signs and publishes in one transaction, without the steps of the flow; what makes a record complete and
     * what would leak is asked as ever.
     *
     * @throws {PolicyError} for who or what may not; {ValidationError} for what the record lacks or gives away.
     */
    async publish(place: Place, by: Viewer, { reason, sheet, seenHash }: EmergencyNote): Promise<void> {
      await strapi.db.transaction(async ({ trx }) => {
        await assertSigner(trx, by);
        const draft = await readDraft(strapi, place);
        if (draft.hash !== seenHash) throw new errors.PolicyError(copy.emergency.changed, { code: 'content-changed' });
        const file = await readFile(trx, place, draft.creator);
        const at = clock.now().toISOString();
        const attempt: Attempt = { action: 'emergency', account: by.account, hash: draft.hash, at };
        const refusal = refusalOf(file, attempt);
        if (refusal) throw new errors.PolicyError(copy.refusals[refusal], { code: refusal });
        await assertMayGoOut(trx, place, draft);
        const closed = clearSheet(sheet, draft.record);
        const dictionary = await (strapi.plugin('leak-gate').service('gate') as Gate).assertClear(place, 'submit');
        const versions: Versions = strapi.plugin('history').service('versions');
        await versions.keep(place, { account: by.account, cause: 'found' });
        const signed = await moved(trx, place, file, attempt, { comment: reason, sheet: closed, dictionary });
        await note(trx, place, signed, attempt, reason);
        await strapi.documents(place.uid as UID.ContentType).publish({ documentId: place.documentId });
        const settings: LeakGateSettings = strapi.plugin('leak-gate').service('settings');
        const decidedUnder = (await settings.current()).dictionary.version;
        await moved(trx, place, signed, { ...attempt, action: 'publish' }, { dictionary: decidedUnder });
      });
    },

    /** 复核: the second person stands by exactly the bytes that went out; readers are told. */
    async confirm(place: Place, by: Viewer, { sheet, seenHash }: ConfirmationNote): Promise<void> {
      await strapi.db.transaction(async ({ trx, onCommit }) => {
        const row = await waitingEmergency(trx, place);
        if (!row) throw new errors.PolicyError(copy.emergency.none, { code: 'wrong-state' });
        const shown = await assertSecond(trx, place, row, by);
        if (seenHash !== row.hash) throw new errors.PolicyError(copy.refusals.overtaken, { code: 'overtaken' });
        const closed = clearSheet(sheet, shown);
        const file = await readFile(trx, place, row.author);
        const at = clock.now().toISOString();
        const attempt: Attempt = { action: 'confirm', account: by.account, hash: row.hash, at };
        await moved(trx, place, file, attempt, { sheet: closed });
        const confirmed = { state: 'confirmed' as const, ended_at: at, ended_by: by.account };
        await trx(EMERGENCIES).where({ id: row.id, state: 'waiting' }).update(confirmed);
        const publications: Publications = strapi.plugin('outbox').service('publications');
        await publications.restate(trx, place.documentId, emergencyApproval({ ...row, ...confirmed }), onCommit);
      });
    },

    /** 撤回 by the second person, whose office alone would not let him: what he cannot stand by does not stay (B-12). */
    async withdraw(place: Place, by: Viewer, reason: string): Promise<void> {
      await strapi.db.transaction(async ({ trx }) => {
        const row = await waitingEmergency(trx, place);
        if (!row) throw new errors.PolicyError(copy.emergency.none, { code: 'wrong-state' });
        await assertSecond(trx, place, row, by);
        const reviews: Reviews = strapi.plugin('review').service('reviews');
        await reviews.withdraw(place, by.account, reason);
      });
    },

    /** All that wait, the most pressing first; for those who count their time. */
    waiting: () => waitingEmergencies(strapi.db.connection),

    /** Puts on record what nobody looked at in time; called every second. */
    async tick(now: Date): Promise<void> {
      const late = (await waitingEmergencies(strapi.db.connection)).filter(
        (row) => row.overdue_at === null && row.confirm_by < now.toISOString(),
      );
      for (const { id, uid, record_id, confirm_by } of late)
        await strapi.db.transaction(async ({ trx }) => {
          const found = await trx(EMERGENCIES)
            .where({ id, state: 'waiting', overdue_at: null })
            .update({ overdue_at: now.toISOString() });
          if (found !== 1) return;
          strapi.log.warn(copy.emergency.overdueAlarm(record_id));
          await trail().emergencyOverdue({ uid, documentId: record_id }, { confirmBy: confirm_by });
        });
    },
  };
};
export default emergencies;
export type Emergencies = ReturnType<typeof emergencies>;

/** Whether somebody's office is to look at what went out: that of a leader, or of the confidentiality reviewer. */
export const mayConfirm = ({ can }: Pick<Viewer, 'can'>): boolean => can('confidentiality') || can('sign');

/** Neither who signed nor who made the draft; nobody stands in here, so the account says it all. */
export const isSecond = ({ signer, author }: EmergencyRow, { account }: Pick<Viewer, 'account'>): boolean =>
  account !== signer && account !== author;

/** @throws {ValidationError} for a sheet that leaves a file out or comes to another conclusion. */
function clearSheet(sheet: Sheet, record: AnyRecord): ClosedSheet {
  const files = attachedFilesOf(record);
  const left = filesLeftOut(sheet, files);
  if (left.length > 0) throw new errors.ValidationError(copy.sheet.filesLeftOut(left));
  if (sheet.conclusion !== 'may-publish') throw new errors.ValidationError(copy.emergency.mustBeClear);
  return closedSheet(sheet, files);
}

async function draftedAt(strapi: Core.Strapi, { uid, documentId }: Place): Promise<string> {
  const row: { createdAt: string } = await strapi.db
    .query(uid as UID.ContentType)
    .findOne({ where: { documentId, publishedAt: null }, select: ['createdAt'] });
  return new Date(row.createdAt).toISOString();
}
