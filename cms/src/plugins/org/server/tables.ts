import type { Core } from '@strapi/types';

export type Knex = Core.Strapi['db']['connection'];
export const MEMBERS = 'org_members';
export const ELEVATIONS = 'org_elevations';
export const SECOND_FACTORS = 'org_second_factors';
export const RECOVERY_CODES = 'org_recovery_codes';
export const PASSWORDS = 'org_passwords';

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

/** The authenticator app of an account. */
export interface SecondFactorRow {
  account: string;
  /** Sealed for the account (`lib/sealed-text.ts`). */
  secret: string;
  /** Null until a first code showed that the app has it. */
  confirmed_at: number | null;
  /** The last step of time whose code was taken; no earlier one counts any more. */
  last_step: number | null;
}

/** A password that an account has or had, by its hash. */
export interface PasswordRow {
  id: number;
  account: string;
  hash: string;
  set_at: number;
  is_temporary: number | boolean;
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
  await ensure(knex, SECOND_FACTORS, (table) => {
    table.string('account').primary();
    table.text('secret').notNullable();
    table.bigInteger('confirmed_at');
    table.bigInteger('last_step');
  });
  await ensure(knex, PASSWORDS, (table) => {
    table.increments('id');
    table.string('account').notNullable().index();
    table.string('hash').notNullable();
    table.bigInteger('set_at').notNullable();
    table.boolean('is_temporary').notNullable();
  });
  await ensure(knex, RECOVERY_CODES, (table) => {
    table.string('account').notNullable();
    table.string('digest').notNullable();
    table.primary(['account', 'digest']);
  });
}

type Columns = Parameters<Knex['schema']['createTable']>[1];

async function ensure(knex: Knex, name: string, columns: Columns): Promise<void> {
  if (!(await knex.schema.hasTable(name))) await knex.schema.createTable(name, columns);
}
