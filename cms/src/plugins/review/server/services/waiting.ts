import type { Core } from '@strapi/types';
import { departmentsLeft, openStep } from '../rules/attempt';
import { nextAction, states, transitions, type Permission, type State } from '../rules/flow';
import { CASES, type CaseRow, type DecisionRow } from '../tables';
import { decisionsUnderWay, keyOf } from './open-tasks';
import { fileOf, type Knex } from './store';

/** A case that somebody has to take up, for those who count its time. */
export interface WaitingCase {
  uid: string;
  documentId: string;
  state: State;
  /** What the flow calls the open step; null where it is not the step that is waited for. */
  label: string | null;
  /** When it came to this step. */
  since: string;
  /** Working days that the flow gives the step; null where it sets none (B-8). */
  limitWorkingDays: number | null;
  /** Who made the draft. */
  creator: string | null;
  /** What the role of whoever is next must allow. */
  permission: Permission;
  /** Departments whose countersignature is missing. */
  departments: readonly string[];
}

const done: readonly State[] = ['published', 'withheld', 'withdrawn', 'draft', 'signedOff'];
const open = states.filter((state) => !done.includes(state));

const waiting = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Cases between submission and sign-off, and those that were sent back; of one record when it is named. */
  async list(documentId?: string): Promise<WaitingCase[]> {
    const knex = strapi.db.connection;
    const rows: CaseRow[] = await knex(CASES)
      .whereIn('state', open)
      .where(documentId === undefined ? {} : { record_id: documentId });
    if (rows.length === 0) return [];
    const decisions = await decisionsUnderWay(knex);
    const found = await Promise.all(rows.map((row) => waitingCase(knex, row, decisions.get(keyOf(row)) ?? [])));
    return found.filter((one) => one !== null);
  },

  /** Records of the public that were taken back: nobody has to publish them again. */
  async withdrawn(): Promise<Set<string>> {
    const rows: Pick<CaseRow, 'record_id'>[] = await strapi.db
      .connection(CASES)
      .where({ state: 'withdrawn' })
      .select('record_id');
    return new Set(rows.map((row) => row.record_id));
  },
});
export default waiting;
export type Waiting = ReturnType<typeof waiting>;

async function waitingCase(knex: Knex, row: CaseRow, decisions: readonly DecisionRow[]): Promise<WaitingCase | null> {
  const action = nextAction(row.state);
  if (!action) return null;
  const file = await fileOf(knex, row, row.creator, decisions);
  const step = row.state === 'returned' ? undefined : openStep(file);
  return {
    uid: row.uid,
    documentId: row.record_id,
    state: row.state,
    label: row.state === 'referredToAuthority' ? null : (step?.label ?? null),
    since: (step && row.step_since) ?? row.updated_at,
    limitWorkingDays: step?.limitWorkingDays ?? null,
    creator: row.creator,
    permission: transitions[action].permission,
    departments: step?.kind === 'countersign' ? departmentsLeft(file, step) : [],
  };
}
