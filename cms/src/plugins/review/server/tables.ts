import type { Core } from '@strapi/types';
import type { Action, State, Step } from './rules/flow';

type Knex = Core.Strapi['db']['connection'];

export const CASES = 'review_cases';
export const DECISIONS = 'review_decisions';

/** Where a record stands; one row a record that was ever submitted. */
export interface CaseRow {
  uid: string;
  record_id: string;
  state: State;
  round: number;
  hash: string | null;
  creator: string | null;
  submitted_by: string | null;
  updated_at: string;
}

/** What a person did to a record; rows are only ever added. Accounts are ids of admin users. */
export interface DecisionRow {
  id: number;
  uid: string;
  record_id: string;
  round: number;
  action: Action;
  step: Step | null;
  account: string;
  at: string;
  hash: string | null;
  /** Reason of a return, of a withdrawal, of a cancelled approval; the decision of a migration; else a remark. */
  comment: string | null;
  /** The closed confidentiality sheet as JSON. */
  sheet: string | null;
}

/** Tables of our own: a case needs a real key, so that two first submissions of one record cannot both succeed. */
export async function createTables(knex: Knex): Promise<void> {
  if (!(await knex.schema.hasTable(CASES)))
    await knex.schema.createTable(CASES, (table) => {
      table.string('uid').notNullable();
      table.string('record_id').notNullable();
      table.string('state').notNullable().index();
      table.integer('round').notNullable();
      for (const column of ['hash', 'creator', 'submitted_by']) table.string(column);
      table.string('updated_at').notNullable();
      table.primary(['uid', 'record_id']);
    });
  if (!(await knex.schema.hasTable(DECISIONS)))
    await knex.schema.createTable(DECISIONS, (table) => {
      table.increments('id');
      for (const column of ['uid', 'record_id', 'action', 'account', 'at']) table.string(column).notNullable();
      table.integer('round').notNullable();
      for (const column of ['step', 'hash']) table.string(column);
      for (const column of ['comment', 'sheet']) table.text(column);
      table.index(['uid', 'record_id']);
    });
}
