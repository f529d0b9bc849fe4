import type { Core } from '@strapi/types';
import type { GroundCode } from './rules/ground';

export type Knex = Core.Strapi['db']['connection'];

export const GROUNDS = 'leak_grounds';
export const VERSIONS = 'leak_dictionary_versions';

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
  ground: GroundCode;
  reason: string;
  account: string;
  at: string;
  /** Version of the dictionary that the officer decided under. */
  dictionary: string;
}

/** The bureau's own entries at each time that findings were made under them. */
export interface VersionRow {
  version: string;
  terms: string;
  at: string;
}

export async function createTables(knex: Knex): Promise<void> {
  if (!(await knex.schema.hasTable(GROUNDS)))
    await knex.schema.createTable(GROUNDS, (table) => {
      table.increments('id');
      for (const column of ['uid', 'record_id', 'hash', 'finding', 'code', 'ground', 'account', 'at', 'dictionary'])
        table.string(column).notNullable();
      table.text('reason').notNullable();
      table.index(['uid', 'record_id', 'hash']);
    });
  if (!(await knex.schema.hasTable(VERSIONS)))
    await knex.schema.createTable(VERSIONS, (table) => {
      table.string('version').primary();
      table.text('terms').notNullable();
      table.string('at').notNullable();
    });
}
