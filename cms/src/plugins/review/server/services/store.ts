import type { Core } from '@strapi/types';
import type { AuditTrail } from '../../../audit/server/services/trail';
import type { Attempt, CaseFile } from '../rules/attempt';
import { fileAfter } from '../rules/attempt';
import { transitions, type Transition } from '../rules/flow';
import { CASES, DECISIONS, type CaseRow, type DecisionRow } from '../tables';

export type Knex = Core.Strapi['db']['connection'];
export interface Place {
  uid: string;
  documentId: string;
}
export interface Note {
  comment?: string | undefined;
  sheet?: unknown;
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
  if (!row) return { state: 'draft', round: 0, hash: null, creator, steps: [] };
  const decisions: DecisionRow[] = await knex(DECISIONS)
    .where({ ...keyOf(place), round: row.round })
    .whereNotNull('step')
    .orderBy('id');
  const steps = decisions.flatMap(({ step, account, at }) => (step ? [{ step, account, at }] : []));
  return { state: row.state, round: row.round, hash: row.hash, creator, steps };
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
  const { step }: Transition = transitions[attempt.action];
  await trx(DECISIONS).insert({
    ...keyOf(place),
    round: after.round,
    action: attempt.action,
    step: step ?? null,
    account: attempt.account,
    at: attempt.at,
    hash: attempt.hash,
    comment: note.comment ?? null,
    sheet: note.sheet === undefined ? null : JSON.stringify(note.sheet),
  });
  const trail: AuditTrail = strapi.plugin('audit').service('trail');
  await trail.decision(place, { ...attempt, step, round: after.round, comment: note.comment, sheet: note.sheet });
  return after;
}

async function storeCase(
  trx: Knex,
  place: Place,
  before: CaseFile,
  after: CaseFile,
  attempt: Attempt,
): Promise<boolean> {
  const values = {
    state: after.state,
    round: after.round,
    hash: after.hash,
    creator: after.creator,
    updated_at: attempt.at,
    ...(attempt.action === 'submit' && { submitted_by: attempt.account }),
  };
  const moved = await trx(CASES)
    .where({ ...keyOf(place), state: before.state, round: before.round })
    .update(values);
  if (moved === 1) return true;
  if (before.round > 0 || before.state !== 'draft') return false;
  const inserted = await trx(CASES)
    .insert({ ...keyOf(place), ...values })
    .onConflict(['uid', 'record_id'])
    .ignore()
    .returning('record_id');
  return inserted.length === 1;
}

/** A deleted record leaves the queue; what was decided about it stays on file. */
export async function closeCase(trx: Knex, place: Place): Promise<void> {
  await trx(CASES).where(keyOf(place)).delete();
}
