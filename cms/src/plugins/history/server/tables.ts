import type { Core } from '@strapi/types';
import { keepForEver } from '../../../lib/append-only';

export type Knex = Core.Strapi['db']['connection'];

export const VERSIONS = 'history_versions';

/** How a version came about; `found` is what a record held before its history began, or was changed to behind it. */
export type Cause = 'create' | 'import' | 'save' | 'discard' | 'restore' | 'found';

/** What a record held from then on; rows are only ever added. */
export interface VersionRow {
  uid: string;
  record_id: string;
  /** 1, 2, 3 … of each record. */
  number: number;
  at: string;
  /** Admin user, or `system` for a program. */
  account: string;
  cause: Cause;
  /** The version that was restored. */
  restored_from: number | null;
  /** `updatedAt` of the draft that held it first: what a form says it was filled from. */
  saved_at: string;
  /** SHA-256 of `record`: the hash that approvals sign. */
  hash: string;
  /** Canonical JSON of the canonical record. */
  record: string;
}

/** A table of our own, with a key that two saves cannot both take. */
export async function createTables(knex: Knex): Promise<void> {
  if (!(await knex.schema.hasTable(VERSIONS)))
    await knex.schema.createTable(VERSIONS, (table) => {
      for (const column of ['uid', 'record_id', 'at', 'account', 'cause', 'saved_at', 'hash'])
        table.string(column).notNullable();
      table.integer('number').notNullable();
      table.integer('restored_from');
      table.text('record').notNullable();
      table.primary(['uid', 'record_id', 'number']);
    });
  await keepForEver(knex, VERSIONS);
}
