import type { Core } from '@strapi/types';

type Knex = Core.Strapi['db']['connection'];
export const MEMBERS = 'org_members';
export const ELEVATIONS = 'org_elevations';

/** An account works for a section of the bureau; a person may work for several. */
export interface MemberRow {
  /** Id of the admin user, as decisions carry it. */
  account: string;
  /** Id of the record of `department`. */
  department: string;
}

/** 应急授权: the rights of the whole system, lent to an administrator for a while by two people. */
export interface ElevationRow {
  id: number;
  /** Who asks, as an id of an admin user. */
  account: string;
  reason: string;
  minutes: number;
  asked_at: number;
  decided_by: string | null;
  decided_at: number | null;
  is_granted: number | boolean | null;
  ends_at: number | null;
}

export async function createTables(knex: Knex): Promise<void> {
  await ensure(knex, MEMBERS, (table) => {
    table.string('account').notNullable();
    table.string('department').notNullable().index();
    table.primary(['account', 'department']);
  });
  await ensure(knex, ELEVATIONS, (table) => {
    table.increments('id');
    table.string('account').notNullable().index();
    table.text('reason').notNullable();
    table.integer('minutes').notNullable();
    table.bigInteger('asked_at').notNullable();
    table.string('decided_by');
    table.bigInteger('decided_at');
    table.boolean('is_granted');
    table.bigInteger('ends_at');
  });
}

type Columns = Parameters<Knex['schema']['createTable']>[1];

async function ensure(knex: Knex, name: string, columns: Columns): Promise<void> {
  if (!(await knex.schema.hasTable(name))) await knex.schema.createTable(name, columns);
}
