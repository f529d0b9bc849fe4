import type { Core, UID } from '@strapi/types';
import { errors } from '@strapi/utils';
import { ask } from '../../../../lib/ask';
import { decidingOnce } from '../../../../lib/reading-once';
import type { Versions } from '../../../history/server/services/versions';
import type { Gate } from '../../../leak-gate/server/services/gate';
import type { Settings as LeakGateSettings } from '../../../leak-gate/server/services/settings';
import type { Feed } from '../../../outbox/server/services/feed';
import { copy } from '../../copy';
import type { Invitations } from '../guests/invitations';
import { situationIn } from '../guests/situation';
import { openStep, refusalOf, type Attempt, type CaseFile, type RoundFlow } from '../rules/attempt';
import { dueDate, isOverdue, shanghaiDay } from '../rules/due';
import { isPossible, type Action } from '../rules/flow';
import { seatOf } from '../rules/seats';
import { attachedFilesOf } from '../rules/attached-files';
import { closedSheet, filesLeftOut, type Sheet } from '../rules/sheet';
import { assertSubmittable, isWithheld, labelOf } from '../rules/submittable';
import { actorOf } from './actors';
import type { Viewer } from './cases';
import { departmentsWithCountersigner } from './countersigners';
import { joinBatch, othersOfBatch } from './batches';
import { openBundle } from './bundle-rows';
import { assertNamesPermits, assertOnlyOfPeriod } from './figures';
import type { Interpretations } from './interpretations';
import { assertCarriesMarks, assertOriginalsMarked } from './repeals';
import { isLive, readDraft, type Draft } from './drafts';
import { shanghaiMinute } from '../rules/schedule-time';
import { releasedAt, setSchedule } from './schedule-rows';
import { currentFlow } from './flow-versions';
import { departmentNames } from './surroundings';
import { move, readCase, readFile, type Knex, type Note, type Place } from './store';

/** A person with the rights of an account, or an account whose rights the caller has checked. */
export type By = Viewer | string;
/** The department for which `by` countersigns; found by itself for a viewer. */
export interface CountersignNote extends Note {
  department?: string;
}
export interface SheetNote extends Note {
  /** The sheet as the reviewer filled it. */
  filled?: Sheet;
}
export interface SubmitNote extends Note {
  /** Records that were submitted together and are signed together. */
  batch?: string;
  /** The departments that the drafter asks to countersign. */
  departments?: readonly string[];
}
export interface SignNote extends Note {
  /** The moment at which the record goes out; at once, when there is none. */
  publishAt?: string | undefined;
}

type AnyNote = CountersignNote & SheetNote & SubmitNote & SignNote;

/** The steps that people take. Accounts are ids of admin users. */
const reviews = ({ strapi }: { strapi: Core.Strapi }) => {
  const versions = (): Versions => strapi.plugin('history').service('versions');
  const invitations = (): Invitations => strapi.plugin('review').service('invitations');

  /** One action on one record in one transaction; what a refusal changes is committed before it is thrown. */
  async function take(place: Place, action: Action, by: By, note: AnyNote = {}): Promise<void> {
    const refusal = await strapi.db.transaction(({ trx }) =>
      decidingOnce(async () => {
        const draft = await readDraft(strapi, place);
        const file = await readFile(trx, place, draft.creator);
        const at = new Date().toISOString();
        const seat = await seatFor(trx, place, file, action, by, note.department);
        const under = action === 'submit' ? await roundUnder(trx, place, note.departments ?? []) : undefined;
        const attempt: Attempt = { ...seat, action, hash: draft.hash, at, under };
        // Somebody who judges what was on screen before the last submission has not seen this one.
        if (note.seenHash && note.seenHash !== file.hash) return 'overtaken' as const;
        if (action === 'fallDue') await assertMarked(trx, place, file);
        const refusal = refusalOf(file, attempt);
        if (refusal === 'content-changed') await cancel(strapi, trx, place, file, attempt);
        if (refusal) return refusal;
        await invitations().assertAnswered(trx, place, action, situationIn(file, draft.hash));
        const dictionary = action === 'submit' ? await assertMaySubmit(trx, place, draft) : undefined;
        // Also what was changed behind the editor, such as the bytes of a file: what is approved stays readable.
        if (action === 'submit') await versions().keep(place, { account: attempt.account, cause: 'found' });
        if (action === 'sign' && !isWithheld(draft.record)) await assertMaySign(trx, place, draft, note.publishAt);
        // Since it was signed for this moment another may have gone out that it repeals, or that repeals it.
        if (action === 'fallDue') await assertMarks(trx, place, draft, at);
        if (action === 'fallDue') await assertOnlyOfPeriod(strapi, draft.record);
        const full = { ...(note.filled ? withSheet(note, note.filled, draft) : note), dictionary };
        await carryOut(trx, place, file, attempt, full, draft);
        const batch = action === 'submit' ? (note.batch ?? (await openBundle(trx, place))?.id) : undefined;
        if (batch) await joinBatch(trx, place, batch);
        return null;
      }),
    );
    if (refusal) throw new errors.PolicyError(copy.refusals[refusal], { code: refusal });
  }

  /** Only what carries out a row of the schedule, and so marked it in this transaction, lets a scheduled record out. */
  async function assertMarked(trx: Knex, place: Place, { round }: CaseFile): Promise<void> {
    if (!(await releasedAt(trx, place, round))) throw new errors.PolicyError(copy.schedule.notDue);
  }

  /** @throws {PolicyError} when the viewer has no capacity in which to act. */
  async function seatFor(trx: Knex, place: Place, file: CaseFile, action: Action, by: By, department?: string) {
    if (typeof by === 'string') return { account: by, department };
    // What cannot be done to the record at all is said before who could.
    if (!isPossible(action, file.state)) return { account: by.account };
    const seat = seatOf(await actorOf(strapi, trx, by), file, action, await isStepOverdue(trx, place, file));
    if (!seat) throw new errors.PolicyError(copy.noPermission);
    return seat;
  }

  /** The flow in force, with the departments the drafter chose. @throws {ValidationError} when he may not choose those. */
  async function roundUnder(trx: Knex, place: Place, chosen: readonly string[]): Promise<RoundFlow> {
    const { version, flow } = await currentFlow(trx, place.uid);
    const fixed = flow.steps.flatMap(({ departments }) => (departments?.choice === 'fixed' ? departments.ids : []));
    const able = await departmentsWithCountersigner(trx);
    const asked = [...new Set(chosen)].filter((department) => !fixed.includes(department));
    if (asked.length > 0 && !flow.steps.some(({ departments }) => departments?.choice === 'drafter'))
      throw new errors.ValidationError(copy.noChoice);
    const unable = [...fixed, ...asked].filter((department) => !able.has(department));
    if (unable.length > 0) {
      const names = await departmentNames(strapi);
      throw new errors.ValidationError(copy.noCountersigner(unable.map((id) => names.get(id) ?? id)));
    }
    return { version, flow, chosen: asked };
  }

  /**
   * What readers can see is withdrawn with a reason that they are told, before it is withheld.
   *
   * @returns the version of the leak gate's dictionary that decided; undefined where it is not asked.
   */
  async function assertMaySubmit(trx: Knex, place: Place, { record }: Draft): Promise<string | undefined> {
    // Those that go out with it would name what readers never see (C-10).
    if (isWithheld(record) && (await openBundle(trx, place)))
      throw new errors.PolicyError(copy.bundle.withheld(labelOf(record)));
    if (isWithheld(record) && (await isLive(strapi, place)))
      throw new errors.PolicyError(copy.withdrawFirst(labelOf(record)));
    const feed: Feed = strapi.plugin('outbox').service('feed');
    assertSubmittable(record, await feed.publicVersion(trx, place.documentId));
    if (!isWithheld(record)) {
      await assertOnlyOfPeriod(strapi, record);
      await assertNamesPermits(strapi, record);
    }
    // What stays on file leaks to no reader, and often holds just what the gate looks for.
    if (isWithheld(record)) return undefined;
    await assertCarriesMarks(strapi, trx, place, record, shanghaiDay(new Date().toISOString()));
    return (strapi.plugin('leak-gate').service('gate') as Gate).assertClear(place, 'submit');
  }

  /** @throws {PolicyError} when a policy lacks its interpretation (R-POL-11) or leaves an original unmarked (R-SITE-10). */
  async function assertMaySign(trx: Knex, place: Place, { record }: Draft, publishAt?: string): Promise<void> {
    const interpretations: Interpretations = strapi.plugin('review').service('interpretations');
    const at = publishAt ?? new Date().toISOString();
    if ((await interpretations.wayOf(trx, place, record, shanghaiDay(at))) === null)
      throw new errors.PolicyError(copy.interpretation.missing, { code: 'interpretation-missing' });
    await assertOnlyOfPeriod(strapi, record);
    await assertMarks(trx, place, { record }, at);
  }

  /** @throws {PolicyError} when an original would stand beside what repeals or amends it without saying so (R-SITE-10). */
  async function assertMarks(trx: Knex, place: Place, { record }: Pick<Draft, 'record'>, at: string): Promise<void> {
    await assertOriginalsMarked(strapi, trx, place, record, shanghaiDay(at));
    await assertCarriesMarks(strapi, trx, place, record, shanghaiDay(at));
  }

  async function carryOut(trx: Knex, place: Place, file: CaseFile, attempt: Attempt, note: AnyNote, draft: Draft) {
    const after = await moveOrThrow(strapi, trx, place, file, attempt, note);
    if (after.state === 'signedOff' && isWithheld(draft.record)) {
      if (note.publishAt) throw new errors.PolicyError(copy.schedule.isWithheld);
      await moveOrThrow(strapi, trx, place, after, { ...attempt, action: 'withhold' });
    } else if (after.state === 'signedOff' && note.publishAt)
      await schedule(trx, place, after, attempt, note.publishAt);
    else if (after.state === 'signedOff') await publish(trx, place, after, attempt);
    if (after.state === 'withdrawn') await unpublish(place);
  }

  /** Signing lets the record out at once: the feed row is written in this same transaction. */
  async function publish(trx: Knex, place: Place, file: CaseFile, attempt: Attempt): Promise<void> {
    await strapi.documents(place.uid as UID.ContentType).publish({ documentId: place.documentId });
    // The gate asked the leak gate once more, inside this transaction and so under the same dictionary.
    const settings: LeakGateSettings = strapi.plugin('leak-gate').service('settings');
    const dictionary = (await settings.current()).dictionary.version;
    await moveOrThrow(strapi, trx, place, file, { ...attempt, action: 'publish' }, { dictionary });
  }

  /** Signed, and out of everybody's hands until its time comes; the gate stays shut meanwhile. */
  async function schedule(trx: Knex, place: Place, file: CaseFile, attempt: Attempt, dueAt: string): Promise<void> {
    const comment = copy.schedule.publishOn(shanghaiMinute(dueAt));
    const scheduled = await moveOrThrow(strapi, trx, place, file, { ...attempt, action: 'schedule' }, { comment });
    const { account, at } = attempt;
    await setSchedule(strapi, trx, place, { action: 'publish', round: scheduled.round, dueAt, account, at });
  }

  async function unpublish({ uid, documentId }: Place): Promise<void> {
    await strapi.documents(uid as UID.ContentType).unpublish({ documentId });
  }

  return {
    /** 拟稿人: from a draft, or from a published record with changes. @throws {ValidationError} listing all issues. */
    submit: (place: Place, by: By, note?: SubmitNote) => take(place, 'submit', by, note),

    /** 核稿: the head of the section, or whoever else the flow asks to review. */
    approve: (place: Place, by: By, note?: Note) => take(place, 'approve', by, note),

    /** 会签, for one department; the others may come before or after. */
    countersign: (place: Place, by: By, note?: CountersignNote) => take(place, 'countersign', by, note),

    /**
     * 保密审查员: closes the sheet; its conclusion decides where the record goes (R-REG-17).
     *
     * @throws {ValidationError} when a file is attached that the sheet does not answer for.
     */
    closeSheet(place: Place, by: By, sheet: Sheet, seenHash?: string): Promise<void> {
      const actions = { 'may-publish': 'clear', 'refer-to-authority': 'refer', 'must-not-publish': 'return' } as const;
      return take(place, actions[sheet.conclusion], by, { comment: sheet.basis || undefined, filled: sheet, seenHash });
    },

    /** 签发人: signs and publishes in one transaction; records of one batch all together. */
    async sign(place: Place, by: By, note?: SignNote): Promise<void> {
      const others = await ask(strapi, (knex) => othersOfBatch(knex, place));
      if (others.length === 0) return take(place, 'sign', by, note);
      await strapi.db.transaction(async () => {
        await take(place, 'sign', by, note);
        for (const other of others)
          await take(other, 'sign', by, { comment: note?.comment, publishAt: note?.publishAt });
      });
    },

    /** The time of a signed record has come; by whoever set it, in the transaction that marks its row. */
    fallDue: (place: Place, account: string) => take(place, 'fallDue', account),

    /** A signed record shall not go out after all, or could not: back to its author. */
    unschedule: (place: Place, by: By, reason: string) => take(place, 'unschedule', by, { comment: reason }),

    /** Whoever's step comes next, and nobody else, sends the record back to its author. */
    sendBack: (place: Place, by: By, reason: string) => take(place, 'return', by, { comment: reason }),

    /** 撤回送审: the drafter takes the record back while nobody has signed it. */
    recall: (place: Place, by: By, reason: string) => take(place, 'recall', by, { comment: reason }),

    /** Takes a published record off the portal; its address answers 410 with the reason for ever (B-12). */
    async withdraw(place: Place, by: By, reason: string): Promise<void> {
      if (!(await isLive(strapi, place))) throw new errors.PolicyError(copy.notLive);
      await take(place, 'withdraw', by, { comment: reason });
    },

    /** After a save: approvals of content that is no longer there are void (B-3). */
    async cancelIfChanged(place: Place, account: string): Promise<void> {
      await strapi.db.transaction(async ({ trx }) => {
        const row = await readCase(trx, place);
        if (!row || !isPossible('cancel', row.state)) return;
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

/** What is reviewed is what is submitted: each file of the draft has its answers (R-SEC-01). */
function withSheet({ comment, seenHash }: Note, sheet: Sheet, { record }: Draft): Note {
  const files = attachedFilesOf(record);
  const left = filesLeftOut(sheet, files);
  if (left.length > 0) throw new errors.ValidationError(copy.sheet.filesLeftOut(left));
  return { comment, seenHash, sheet: closedSheet(sheet, files) };
}

/** Whether the limit of the open step has passed. */
async function isStepOverdue(trx: Knex, place: Place, file: CaseFile): Promise<boolean> {
  const row = await readCase(trx, place);
  return isOverdue(dueDate(openStep(file), row?.step_since ?? null), new Date().toISOString());
}

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
