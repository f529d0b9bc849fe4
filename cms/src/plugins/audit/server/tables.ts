import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/types';
import { copy } from '../copy';

export type Knex = Core.Strapi['db']['connection'];

export const LOGS = 'audit_log';
export const ENTRIES = 'audit_entries';
export const CHECKPOINTS = 'audit_checkpoints';

/** How far the log is: what the next entry needs. */
export interface LogRow {
  name: 'main';
  /** Names this log for ever; the first line of its checkpoints. */
  origin: string;
  size: number;
  /** Hashes of the whole subtrees as JSON (`Frontier`). */
  frontier: string;
  /** Leaf hash of the newest entry. */
  last: string;
}

/** `entry` is the text that counts; the other columns are copies of it to search by. */
export interface EntryRow {
  seq: number;
  at: string;
  actor_id: string;
  actor_name: string;
  action: string;
  subject_type: string | null;
  subject_id: string | null;
  subject_title: string | null;
  hash: string;
  entry: string;
}

export interface CheckpointRow {
  size: number;
  root: string;
  at: string;
  note: string;
  key: string;
}

/** Tables of our own, because what counts here are the database's own guards: see `guardTables`. */
export async function createTables(knex: Knex): Promise<void> {
  if (!(await knex.schema.hasTable(LOGS)))
    await knex.schema.createTable(LOGS, (table) => {
      table.string('name').primary();
      for (const column of ['origin', 'frontier', 'last']) table.text(column).notNullable();
      table.integer('size').notNullable();
    });
  if (!(await knex.schema.hasTable(ENTRIES)))
    await knex.schema.createTable(ENTRIES, (table) => {
      table.integer('seq').primary();
      for (const column of ['at', 'actor_id', 'action']) table.string(column).notNullable().index();
      table.string('actor_name').notNullable();
      table.string('subject_type').index();
      table.string('subject_id').index();
      table.text('subject_title');
      table.string('hash', 64).notNullable();
      table.text('entry').notNullable();
    });
  if (!(await knex.schema.hasTable(CHECKPOINTS)))
    await knex.schema.createTable(CHECKPOINTS, (table) => {
      table.integer('size').primary();
      for (const column of ['root', 'at', 'note', 'key']) table.text(column).notNullable();
    });
  for (const table of [ENTRIES, CHECKPOINTS]) await appendOnly(knex, table);
  await inSequence(knex);
  await knex(LOGS)
    .insert({ name: 'main', origin: `yangguang-audit/${randomUUID()}`, size: 0, frontier: '[]', last: '0'.repeat(64) })
    .onConflict('name')
    .ignore();
}

/** The database itself refuses to change and to remove rows, whatever program asks. */
async function appendOnly(knex: Knex, table: string): Promise<void> {
  for (const event of ['update', 'delete'])
    await knex.raw(
      `create trigger if not exists ${table}_no_${event} before ${event} on ${table} ` +
        `begin select raise(abort, '${copy.appendOnly}'); end`,
    );
}

/** `insert or replace` fires no delete trigger; a number that is not the next one is refused in every form. */
async function inSequence(knex: Knex): Promise<void> {
  await knex.raw(
    `create trigger if not exists ${ENTRIES}_in_sequence before insert on ${ENTRIES} ` +
      `when new.seq <> (select coalesce(max(seq), 0) + 1 from ${ENTRIES}) ` +
      `begin select raise(abort, '${copy.outOfSequence}'); end`,
  );
  await knex.raw(
    `create trigger if not exists ${CHECKPOINTS}_new before insert on ${CHECKPOINTS} ` +
      `when new.size <= (select coalesce(max(size), 0) from ${CHECKPOINTS}) ` +
      `begin select raise(abort, '${copy.outOfSequence}'); end`,
  );
}
