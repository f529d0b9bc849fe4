import type { Core } from '@strapi/types';
import type { AuditTrail } from '../../../audit/server/services/trail';
import { fileAfter, newFile, openStep, takenStep, type Attempt, type CaseFile, type TakenStep } from '../rules/attempt';
import { isInReview, type State } from '../rules/flow';
import { CASES, DECISIONS, type CaseRow, type DecisionRow } from '../tables';
import { endIfOut } from './bundle-rows';
import { endEmergency } from './emergency-rows';
import { flowOfVersion } from './flow-versions';
import { endSchedules } from './schedule-rows';

export type Knex = Core.Strapi['db']['connection'];
export interface Place {
  uid: string;
  documentId: string;
}
export interface Note {
  comment?: string | undefined;
  sheet?: unknown;
  /** Version of the dictionary that the leak gate decided under. */
  dictionary?: string | undefined;
  /** Hash of the content that the person had on screen. */
  seenHash?: string | undefined;
}

const keyOf = ({ uid, documentId }: Place) => ({ uid, record_id: documentId });

export async function readCase(knex: Knex, place: Place): Promise<CaseRow | undefined> {
  return knex(CASES).where(keyOf(place)).first();
}

/** Oldest first. */
export async function readDecisions(knex: Knex, place: Place): Promise<DecisionRow[]> {
  return knex(DECISIONS).where(keyOf(place)).orderBy('id');
}

/** The case as the rules see it; a record that was never submitted is a draft in round 0. */
export async function readFile(knex: Knex, place: Place, creator: string | null): Promise<CaseFile> {
  const row = await readCase(knex, place);
  if (!row) return newFile(creator);
  const decisions: DecisionRow[] = await knex(DECISIONS)
    .where({ ...keyOf(place), round: row.round })
    .whereNotNull('step')
    .orderBy('id');
  return fileOf(knex, row, creator, decisions);
}

/** A case with the decisions of its round, as the rules see it. */
export async function fileOf(
  knex: Knex,
  row: CaseRow,
  creator: string | null,
  decisions: readonly DecisionRow[],
): Promise<CaseFile> {
  const { state, round, hash, flow_version: version } = row;
  const flow = await flowOfVersion(knex, row.uid, version);
  const chosen = row.departments === null ? [] : (JSON.parse(row.departments) as string[]);
  return { state, round, hash, creator, steps: decisions.flatMap(asTaken), under: { version, flow, chosen } };
}

function asTaken(row: DecisionRow): TakenStep[] {
  if (!row.step) return [];
  const { step, account, at, department, on_behalf_of: onBehalfOf } = row;
  return [{ id: row.step_id ?? step, step, account, at, department, onBehalfOf, isStandIn: Boolean(row.is_stand_in) }];
}

/**
 * Moves a case and records who moved it, in the case and in the audit log, in the caller's transaction.
 *
 * @returns null when the case is no longer where `file` saw it: somebody else was faster, and nothing was written.
 */
export async function move(
  strapi: Core.Strapi,
  trx: Knex,
  place: Place,
  file: CaseFile,
  attempt: Attempt,
  note: Note = {},
): Promise<CaseFile | null> {
  const after = fileAfter(file, attempt);
  if (!(await storeCase(trx, place, file, after, attempt))) return null;
  if (file.state === 'scheduled' && after.state !== 'scheduled')
    await endSchedules(trx, place, 'publish', attempt.account, attempt.at);
  if (after.state === 'published') await endIfOut(trx, place, attempt.at);
  if (attempt.action === 'publish' || attempt.action === 'withdraw') await endEmergency(trx, place, after, attempt);
  if (after.state === 'withdrawn') await endSchedules(trx, place, 'withdraw', attempt.account, attempt.at);
  const decision = decisionOf(file, after, attempt, note);
  await trx(DECISIONS).insert({ ...keyOf(place), ...decision });
  const { step, round, department } = decision;
  const { account, action, hash, at, onBehalfOf, isStandIn } = attempt;
  const trail: AuditTrail = strapi.plugin('audit').service('trail');
  await trail.decision(place, {
    ...{ account, action, hash, at, step: step ?? undefined, round, comment: note.comment, sheet: note.sheet },
    ...(note.dictionary && { dictionary: note.dictionary }),
    ...(department && { department }),
    ...(onBehalfOf && { onBehalfOf }),
    ...(isStandIn && { isStandIn }),
    ...(action === 'submit' && { flowVersion: after.under.version, departments: [...after.under.chosen] }),
  });
  return after;
}

function decisionOf(before: CaseFile, after: CaseFile, attempt: Attempt, note: Note) {
  const opensRound = after.round > before.round;
  const taken = takenStep(opensRound ? { ...after, steps: [] } : before, attempt);
  return {
    round: after.round,
    action: attempt.action,
    step: taken?.step ?? null,
    step_id: taken?.id ?? null,
    department: taken?.department ?? null,
    account: attempt.account,
    on_behalf_of: attempt.onBehalfOf ?? null,
    is_stand_in: attempt.isStandIn ?? false,
    at: attempt.at,
    hash: attempt.hash,
    comment: note.comment ?? null,
    sheet: note.sheet === undefined ? null : JSON.stringify(note.sheet),
  };
}

async function storeCase(
  trx: Knex,
  place: Place,
  before: CaseFile,
  after: CaseFile,
  attempt: Attempt,
): Promise<boolean> {
  const row = await readCase(trx, place);
  if ((row?.state ?? 'draft') !== before.state || (row?.round ?? 0) !== before.round) return false;
  const values = { ...caseValues(before, after, attempt), revision: (row?.revision ?? 0) + 1 };
  if (row) {
    const seen = { ...keyOf(place), state: before.state, round: before.round, revision: row.revision };
    return (await trx(CASES).where(seen).update(values)) === 1;
  }
  const inserted = await trx(CASES)
    .insert({ ...keyOf(place), ...values })
    .onConflict(['uid', 'record_id'])
    .ignore()
    .returning('record_id');
  return inserted.length === 1;
}

function caseValues(before: CaseFile, after: CaseFile, attempt: Attempt) {
  const { state, round, hash, creator, under } = after;
  const isNewStep = state !== before.state || openStep(after)?.id !== openStep(before)?.id || round !== before.round;
  return {
    ...{ state, round, hash, creator, updated_at: attempt.at },
    flow_version: under.version,
    departments: under.chosen.length > 0 ? JSON.stringify(under.chosen) : null,
    // A batch holds together while all of it is on its way to one signature.
    ...(!isOnItsWay(state) && { batch: null }),
    ...(isNewStep && { step_since: attempt.at }),
    ...(attempt.action === 'submit' && { submitted_by: attempt.account }),
  };
}

const isOnItsWay = (state: State): boolean => isInReview(state) || state === 'signedOff' || state === 'scheduled';

/** A deleted record leaves the queue; what was decided about it stays on file. */
export async function closeCase(trx: Knex, place: Place, account: string): Promise<void> {
  await endSchedules(trx, place, 'publish', account, new Date().toISOString());
  await trx(CASES).where(keyOf(place)).delete();
}
