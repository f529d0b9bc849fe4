import type { Core } from '@strapi/types';
import { randomUUID } from 'node:crypto';

type Knex = Core.Strapi['db']['connection'];

export const COUNTERS = 'outbox_counters';
export const CHANGES = 'outbox_changes';
export const DELIVERIES = 'outbox_deliveries';
export const FILES = 'outbox_files';

/** One row a change; rows are only ever added. Instants are ISO texts, so that they keep their milliseconds and order. */
export interface ChangeRow {
  seq: number;
  action: 'publish' | 'withdraw';
  type: string;
  record_id: string;
  at: string;
  first_published_at: string | null;
  published_at: string | null;
  hash: string | null;
  record: string | null;
  approval: string | null;
  title: string | null;
  index_number: string | null;
  reason: string | null;
  authority: string | null;
}

/** Where a change is on its way to the reader, as the publisher reports it. */
export interface DeliveryRow {
  seq: number;
  received_at: string | null;
  rendered_at: string | null;
  live_at: string | null;
  quarantined_at: string | null;
  quarantine_reason: string | null;
  path: string | null;
  release_number: number | null;
}

/**
 * Creates what is missing. These are tables of our own and not Strapi content types, because a feed without gaps
 * needs real keys and not-null columns, which Strapi does not make; Strapi leaves tables alone that it never knew.
 */
export async function createTables(knex: Knex): Promise<void> {
  await createMissing(knex, COUNTERS, (table) => {
    table.string('name').primary();
    table.integer('value').notNullable();
    table.string('epoch').notNullable();
  });
  await createMissing(knex, CHANGES, (table) => {
    table.integer('seq').primary();
    table.string('action').notNullable();
    table.string('type').notNullable();
    table.string('record_id').notNullable().index();
    table.string('at').notNullable();
    for (const column of ['first_published_at', 'published_at', 'hash', 'index_number', 'authority'])
      table.string(column);
    for (const column of ['record', 'approval', 'title', 'reason']) table.text(column);
  });
  await createMissing(knex, DELIVERIES, (table) => {
    table.integer('seq').primary().references('seq').inTable(CHANGES);
    for (const column of ['received_at', 'rendered_at', 'live_at', 'quarantined_at', 'path']) table.string(column);
    table.text('quarantine_reason');
    table.integer('release_number');
  });
  await createMissing(knex, FILES, (table) => {
    table.string('sha256', 64).primary();
    table.integer('first_seq').notNullable();
  });
  // The epoch names this database; a reader that meets another one must hold (A19).
  await knex(COUNTERS).insert({ name: 'main', value: 0, epoch: randomUUID() }).onConflict('name').ignore();
}

type TableBuilder = Parameters<Parameters<Knex['schema']['createTable']>[1]>[0];

async function createMissing(knex: Knex, name: string, define: (table: TableBuilder) => void): Promise<void> {
  if (!(await knex.schema.hasTable(name))) await knex.schema.createTable(name, define);
}
