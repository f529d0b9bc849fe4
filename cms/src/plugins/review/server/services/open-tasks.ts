import type { Core } from '@strapi/types';
import { openStep, refusalOf, type CaseFile, type Seat } from '../rules/attempt';
import { dueDate, isOverdue } from '../rules/due';
import { inReview, nextAction, type Action, type State, type StepAction } from '../rules/flow';
import { seatOf, type Actor } from '../rules/seats';
import { CASES, DECISIONS, type CaseRow, type DecisionRow } from '../tables';
import { actorOf } from './actors';
import type { Viewer } from './cases';
import { fileOf, type Knex } from './store';

/** A record under review as one viewer is concerned by it. */
export interface OpenCase {
  row: CaseRow;
  /** Last day of the open step; null without a limit. */
  due: string | null;
  isLate: boolean;
  /** The step that the viewer may take now. */
  mayTake: StepAction | null;
  mayReturn: boolean;
  /** He may take it in place of those whose step it is, now that its limit has passed. */
  isStandIn: boolean;
  /** The limit has passed, and the flow names the viewer as the one to tell (B-8). */
  isEscalated: boolean;
}

/** Every record under review, by documentId; asks the same rules that decide when a step is taken. */
export async function openTasks(
  strapi: Core.Strapi,
  knex: Knex,
  viewer: Viewer,
  states: readonly State[] = inReview,
): Promise<Map<string, OpenCase>> {
  const actor = await actorOf(strapi, knex, viewer);
  const rows: CaseRow[] = await knex(CASES).whereIn('state', [...states]);
  if (rows.length === 0) return new Map();
  const decisions = await decisionsUnderWay(knex);
  const now = new Date().toISOString();
  const cases = new Map<string, OpenCase>();
  for (const row of rows) {
    const file = await fileOf(knex, row, row.creator, decisions.get(keyOf(row)) ?? []);
    cases.set(row.record_id, openCase(row, file, actor, now));
  }
  return cases;
}

function openCase(row: CaseRow, file: CaseFile, actor: Actor, now: string): OpenCase {
  const step = openStep(file);
  const due = dueDate(step, row.step_since);
  const isLate = isOverdue(due, now);
  const seatIn = (action: Action): Seat | null => {
    const seat = seatOf(actor, file, action, isLate);
    return seat && refusalOf(file, { ...seat, action, hash: file.hash ?? '', at: now }) === null ? seat : null;
  };
  const next = nextAction(row.state);
  const seat = next && seatIn(next);
  return {
    ...{ row, due, isLate },
    mayTake: seat ? next : null,
    mayReturn: seatIn('return') !== null,
    isStandIn: seat?.isStandIn === true,
    isEscalated: isLate && step?.escalateTo === actor.account,
  };
}

export const keyOf = ({ uid, record_id }: Pick<CaseRow, 'uid' | 'record_id'>): string => `${uid} ${record_id}`;

/** The steps taken in the rounds that are under way, by record. */
export async function decisionsUnderWay(knex: Knex): Promise<Map<string, DecisionRow[]>> {
  const rows: DecisionRow[] = await knex(DECISIONS)
    .join(CASES, (on) => {
      for (const column of ['uid', 'record_id', 'round']) on.on(`${CASES}.${column}`, `${DECISIONS}.${column}`);
    })
    .whereIn(`${CASES}.state`, [...inReview])
    .whereNotNull('step')
    .orderBy(`${DECISIONS}.id`)
    .select(`${DECISIONS}.*`);
  const byRecord = new Map<string, DecisionRow[]>();
  for (const row of rows) byRecord.set(keyOf(row), [...(byRecord.get(keyOf(row)) ?? []), row]);
  return byRecord;
}
