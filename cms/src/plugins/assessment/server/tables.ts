import type { Core } from '@strapi/types';
import type { AssessmentGrade, AssessmentHead, DisclosureCounts } from '@yangguang/schemas';
import { keepForEver } from '../../../lib/append-only';

export type Knex = Core.Strapi['db']['connection'];
export const ROUNDS = 'assessment_rounds';
export const SECTIONS = 'assessment_sections';
export const NOTICES = 'assessment_notices';
export const ENTRIES = 'assessment_entries';
export const RESULTS = 'assessment_results';

export type RoundState = 'announced' | 'closed' | 'confirmed' | 'cancelled';

/** The assessment of one year; it begins with the notice to the sections. Accounts are ids of admin users. */
export interface RoundRow {
  id: number;
  year: number;
  /** Day of the assessment, at least fifteen days after the notice. */
  assess_on: string;
  note: string;
  state: RoundState;
  announced_by: string;
  announced_at: string;
  closed_by: string | null;
  closed_at: string | null;
  /** Of a confirmation or a cancellation. */
  ended_by: string | null;
  ended_at: string | null;
  comment: string | null;
}

/** A section that is assessed, under its name at the time of the notice. */
export interface SectionRow {
  round: number;
  department: string;
  name: string;
  position: number;
}

/** Who was told for a section; rows are only ever added. */
export interface NoticeRow {
  round: number;
  department: string;
  account: string;
  name: string;
  address: string;
  at: string;
}

/** Points that the office gave, and why; the newest row of a section and head counts, none is ever changed. */
export interface EntryRow {
  id: number;
  round: number;
  department: string;
  head: AssessmentHead;
  points: number;
  reason: string;
  account: string;
  at: string;
}

/** What came of it for one head, as it was when the assessment was closed. */
export interface HeadResult {
  head: AssessmentHead;
  points: number;
  maximum: number;
  reason: string;
  /** Name of whoever gave the points. */
  by: string;
  facts: DisclosureCounts | null;
}

/** Written once, when the assessment is closed. */
export interface ResultRow {
  round: number;
  department: string;
  /** `HeadResult[]` as JSON. */
  heads: string;
  total: number;
  grade: AssessmentGrade;
  at: string;
}

export async function createTables(knex: Knex): Promise<void> {
  if (!(await knex.schema.hasTable(ROUNDS)))
    await knex.schema.createTable(ROUNDS, (table) => {
      table.increments('id');
      table.integer('year').notNullable();
      for (const column of ['assess_on', 'state', 'announced_by', 'announced_at']) table.string(column).notNullable();
      for (const column of ['closed_by', 'closed_at', 'ended_by', 'ended_at']) table.string(column);
      table.text('note').notNullable();
      table.text('comment');
    });
  // Of two people who give notice for a year at the same moment only one does.
  await knex.raw(
    `create unique index if not exists ${ROUNDS}_year on ${ROUNDS} (year) where state in ('announced', 'closed', 'confirmed')`,
  );
  await createLists(knex);
  for (const name of [SECTIONS, NOTICES, ENTRIES, RESULTS]) await keepForEver(knex, name);
  await guardRounds(knex);
}

async function createLists(knex: Knex): Promise<void> {
  if (!(await knex.schema.hasTable(SECTIONS)))
    await knex.schema.createTable(SECTIONS, (table) => {
      for (const column of ['round', 'position']) table.integer(column).notNullable();
      for (const column of ['department', 'name']) table.string(column).notNullable();
      table.primary(['round', 'department']);
    });
  if (!(await knex.schema.hasTable(NOTICES)))
    await knex.schema.createTable(NOTICES, (table) => {
      table.integer('round').notNullable();
      for (const column of ['department', 'account', 'name', 'address', 'at']) table.string(column).notNullable();
      table.primary(['round', 'department', 'account']);
    });
  if (!(await knex.schema.hasTable(ENTRIES)))
    await knex.schema.createTable(ENTRIES, (table) => {
      table.increments('id');
      for (const column of ['round', 'points']) table.integer(column).notNullable();
      for (const column of ['department', 'head', 'account', 'at']) table.string(column).notNullable();
      table.text('reason').notNullable();
      table.index(['round', 'department']);
    });
  if (!(await knex.schema.hasTable(RESULTS)))
    await knex.schema.createTable(RESULTS, (table) => {
      for (const column of ['round', 'total']) table.integer(column).notNullable();
      for (const column of ['department', 'grade', 'at']) table.string(column).notNullable();
      table.text('heads').notNullable();
      table.primary(['round', 'department']);
    });
}

/** The database itself refuses what may not happen to an assessment, whoever asks: what was closed can only be confirmed. */
async function guardRounds(knex: Knex): Promise<void> {
  await knex.raw(
    `create trigger if not exists ${ROUNDS}_no_delete before delete on ${ROUNDS} ` +
      `begin select raise(abort, '${ROUNDS} is kept'); end`,
  );
  await knex.raw(
    `create trigger if not exists ${ROUNDS}_forward before update on ${ROUNDS} ` +
      `when old.year <> new.year or old.assess_on <> new.assess_on or old.announced_at <> new.announced_at ` +
      `or old.state in ('confirmed', 'cancelled') or (old.state = 'closed' and new.state <> 'confirmed') ` +
      `begin select raise(abort, '${ROUNDS} is closed'); end`,
  );
  for (const name of [ENTRIES, RESULTS])
    await knex.raw(
      `create trigger if not exists ${name}_open before insert on ${name} ` +
        `when (select state from ${ROUNDS} where id = new.round) <> 'announced' ` +
        `begin select raise(abort, '${ROUNDS} is closed'); end`,
    );
}
