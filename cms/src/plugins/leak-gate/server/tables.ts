import type { Core } from '@strapi/types';
import { keepForEver } from '../../../lib/append-only';
import type { GroundCode } from './rules/ground';

export type Knex = Core.Strapi['db']['connection'];

export const GROUNDS = 'leak_grounds';
export const VERSIONS = 'leak_dictionaries';
export const TASKS = 'leak_tasks';

/** On what legal ground a named officer let one finding of exactly this content pass; rows are only ever added. */
export interface GroundRow {
  id: number;
  uid: string;
  record_id: string;
  /** Content hash of the record: another character, and the row says nothing of it (B-3). */
  hash: string;
  /** `key` of the finding. */
  finding: string;
  code: string;
  /** The finding as the officer read it; null in rows from before it was kept. */
  text: string | null;
  ground: GroundCode;
  reason: string;
  account: string;
  at: string;
  /** Version of the dictionary that the officer decided under. */
  dictionary: string;
}

/** A dictionary that was in force, from then on; rows are only ever added. */
export interface VersionRow {
  id: number;
  version: string;
  /** The bureau's own entries, as JSON. */
  own: string;
  /** Those that came with the system, as JSON. */
  built_in: string;
  /** Who made the change that it came by; null where the system itself brought other entries. */
  account: string | null;
  at: string;
}

/** A risk that the confidentiality reviewer was asked about; its answer is a row of `leak_grounds` (B-5). */
export interface TaskRow {
  id: number;
  uid: string;
  record_id: string;
  title: string;
  hash: string;
  /** `key` of the finding. */
  finding: string;
  code: string;
  text: string;
  /** What the record was about to do. */
  moment: Moment;
  at: string;
  dictionary: string;
}
export type Moment = 'submit' | 'publish';

export async function createTables(knex: Knex): Promise<void> {
  if (!(await knex.schema.hasTable(GROUNDS)))
    await knex.schema.createTable(GROUNDS, (table) => {
      table.increments('id');
      for (const column of ['uid', 'record_id', 'hash', 'finding', 'code', 'ground', 'account', 'at', 'dictionary'])
        table.string(column).notNullable();
      table.text('reason').notNullable();
      table.index(['uid', 'record_id', 'hash']);
    });
  if (!(await knex.schema.hasColumn(GROUNDS, 'text')))
    await knex.schema.alterTable(GROUNDS, (table) => table.text('text'));
  if (!(await knex.schema.hasTable(VERSIONS)))
    await knex.schema.createTable(VERSIONS, (table) => {
      table.increments('id');
      for (const column of ['version', 'at']) table.string(column).notNullable();
      for (const column of ['own', 'built_in']) table.text(column).notNullable();
      table.string('account');
    });
  if (!(await knex.schema.hasTable(TASKS)))
    await knex.schema.createTable(TASKS, (table) => {
      table.increments('id');
      for (const column of ['uid', 'record_id', 'hash', 'finding', 'code', 'moment', 'at', 'dictionary'])
        table.string(column).notNullable();
      for (const column of ['title', 'text']) table.text(column).notNullable();
      table.unique(['record_id', 'hash', 'finding']);
    });
  for (const name of [GROUNDS, VERSIONS, TASKS]) await keepForEver(knex, name);
}
