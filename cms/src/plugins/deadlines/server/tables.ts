import type { Core } from '@strapi/types';
import { keepForEver } from '../../../lib/append-only';

export type Knex = Core.Strapi['db']['connection'];
export const CONFIRMATIONS = 'deadlines_confirmations';

/** Somebody looked at a record and found that it stays as it is; rows are only ever added. */
export interface ConfirmationRow {
  id: number;
  /** Name of the clock that it answers. */
  clock: string;
  record_id: string;
  account: string;
  at: string;
  /** Shanghai day of `at`: the clock runs anew from it. */
  day: string;
  reason: string;
}

export const MAIL_DAYS = 'deadlines_mail_days';
export const MAILS = 'deadlines_mails';

/** A working day whose reminders are written down; what became due later on that day waits for the next. */
export interface MailDayRow {
  day: string;
  at: string;
}

/** One reminder: one officer, one day. */
export interface MailRow {
  day: string;
  account: string;
  /** Where it goes; the address of the account when it was written. */
  address: string;
  /** The same at every try, so that a mail server knows a repeated one. */
  message_id: string;
  subject: string;
  text: string;
  state: 'waiting' | 'sent' | 'expired';
  sent_at: string | null;
  /** Why the last try failed. */
  problem: string | null;
}

export async function createTables(knex: Knex): Promise<void> {
  await createMissing(knex, CONFIRMATIONS, (table) => {
    table.increments('id');
    for (const column of ['clock', 'record_id', 'account', 'at', 'day']) table.string(column).notNullable();
    table.text('reason').notNullable();
    table.index(['clock', 'record_id']);
  });
  await keepForEver(knex, CONFIRMATIONS);
  await createMissing(knex, MAIL_DAYS, (table) => {
    table.string('day').primary();
    table.string('at').notNullable();
  });
  await createMissing(knex, MAILS, (table) => {
    for (const column of ['day', 'account', 'address', 'message_id', 'state']) table.string(column).notNullable();
    for (const column of ['subject', 'text']) table.text(column).notNullable();
    table.string('sent_at');
    table.text('problem');
    table.primary(['day', 'account']);
    table.index('state');
  });
}

type TableBuilder = Parameters<Parameters<Knex['schema']['createTable']>[1]>[0];

async function createMissing(knex: Knex, name: string, define: (table: TableBuilder) => void): Promise<void> {
  if (!(await knex.schema.hasTable(name))) await knex.schema.createTable(name, define);
}
