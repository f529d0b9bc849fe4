import type { Core } from '@strapi/types';
import { randomUUID } from 'node:crypto';
import type { ReleasedRecord, ReleaseKind } from '@yangguang/schemas';
import { keepForEver } from '../../../lib/append-only';
import type { RollbackState } from './rules/rollback-request';

export type Knex = Core.Strapi['db']['connection'];

export const COUNTERS = 'outbox_counters';
export const CHANGES = 'outbox_changes';
export const DELIVERIES = 'outbox_deliveries';
export const FILES = 'outbox_files';
export const RELEASES = 'outbox_releases';
export const RELEASED = 'outbox_released_records';
export const JOIN_KEYS = 'outbox_join_keys';
export const ROLLBACKS = 'outbox_rollbacks';

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

/** Where a change is on its way to the reader, as the publisher reports it; made with the change itself. */
export interface DeliveryRow {
  seq: number;
  record_id: string;
  /** When somebody signed or withdrew; null for a migration, which nobody waits for. */
  signed_at: string | null;
  received_at: string | null;
  rendered_at: string | null;
  /** The first and the latest time that the portal was seen to show it. */
  live_at: string | null;
  shown_at: string | null;
  rolled_back_at: string | null;
  /** Since when the page says that the record is shown no longer, its term being over. */
  term_over_at: string | null;
  quarantined_at: string | null;
  quarantine_reason: string | null;
  path: string | null;
  release_number: number | null;
}

/** A release as the publisher reported it; lists and counts as JSON of their zod types. */
export interface ReleaseRow {
  number: number;
  at: string;
  kind: ReleaseKind;
  shows: number | null;
  manifest_hash: string;
  pages: string;
  counts: string;
  stage_ms: string;
  live_at: string | null;
}

export interface ReleasedRow {
  release: number;
  record_id: string;
  type: string;
  path: string;
  title: string;
  action: ReleasedRecord['action'];
  seq: number | null;
}

/** A rollback or roll-forward that somebody asked for, and what became of it; rows are never removed. */
export interface RollbackRow {
  id: number;
  command: 'rollback' | 'roll-forward';
  to_release: number | null;
  /** The newest release when it was asked for: what the two have looked at. */
  seen_release: number;
  reason: string;
  state: RollbackState;
  asked_by: string;
  asked_at: string;
  decided_by: string | null;
  decided_at: string | null;
  /** The release that the publisher answered with. */
  release: number | null;
  /** Why it was not done. */
  problem: string | null;
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
  await keepForEver(knex, CHANGES);
  await createMissing(knex, DELIVERIES, (table) => {
    table.integer('seq').primary().references('seq').inTable(CHANGES);
    for (const column of ['received_at', 'rendered_at', 'live_at', 'quarantined_at', 'path']) table.string(column);
    table.text('quarantine_reason');
    table.integer('release_number');
  });
  await completeDeliveries(knex);
  await createMissing(knex, RELEASES, (table) => {
    table.integer('number').primary();
    for (const column of ['at', 'kind', 'manifest_hash', 'pages', 'counts', 'stage_ms'])
      table.text(column).notNullable();
    table.integer('shows');
    table.string('live_at');
  });
  await createMissing(knex, RELEASED, (table) => {
    table.integer('release').notNullable();
    for (const column of ['record_id', 'type', 'path', 'title', 'action']) table.text(column).notNullable();
    table.integer('seq');
    table.primary(['release', 'record_id']);
    table.index('record_id');
  });
  await createMissing(knex, ROLLBACKS, (table) => {
    table.increments('id');
    for (const column of ['command', 'reason', 'state', 'asked_by', 'asked_at']) table.text(column).notNullable();
    table.integer('seen_release').notNullable();
    for (const column of ['to_release', 'release']) table.integer(column);
    for (const column of ['decided_by', 'decided_at', 'problem']) table.text(column);
  });
  await createMissing(knex, FILES, (table) => {
    table.string('sha256', 64).primary();
    table.integer('first_seq').notNullable();
  });
  await createMissing(knex, JOIN_KEYS, (table) => {
    for (const column of ['key', 'record_id']) table.string(column).notNullable();
    table.primary(['key', 'record_id']);
    table.index('record_id');
  });
  // The epoch names this database; a reader that meets another one must hold (A19).
  await knex(COUNTERS).insert({ name: 'main', value: 0, epoch: randomUUID() }).onConflict('name').ignore();
}

/** Columns that came later, and a row for every change: what has no row would be missing in the queue. */
async function completeDeliveries(knex: Knex): Promise<void> {
  if (!(await knex.schema.hasColumn(DELIVERIES, 'record_id'))) {
    await knex.schema.alterTable(DELIVERIES, (table) => {
      for (const column of ['record_id', 'signed_at', 'shown_at', 'rolled_back_at']) table.string(column);
    });
    await knex.raw('insert or ignore into ?? (seq) select seq from ??', [DELIVERIES, CHANGES]);
    await knex.raw(
      'update ?? set shown_at = live_at, record_id = (select record_id from ?? as change where change.seq = ??.seq)',
      [DELIVERIES, CHANGES, DELIVERIES],
    );
  }
  if (!(await knex.schema.hasColumn(DELIVERIES, 'term_over_at')))
    await knex.schema.alterTable(DELIVERIES, (table) => void table.string('term_over_at'));
  // What is asked every few seconds reads only what is under way, however many changes there are.
  for (const [name, columns] of [
    ['record', '(record_id, seq)'],
    ['live', '(live_at, signed_at)'],
    ['open', '(seq) where live_at is null'],
    ['held', '(seq) where quarantined_at is not null'],
    ['back', '(seq) where rolled_back_at is not null'],
  ])
    await knex.raw(`create index if not exists ${DELIVERIES}_${name} on ${DELIVERIES} ${columns}`);
}

type TableBuilder = Parameters<Parameters<Knex['schema']['createTable']>[1]>[0];

async function createMissing(knex: Knex, name: string, define: (table: TableBuilder) => void): Promise<void> {
  if (!(await knex.schema.hasTable(name))) await knex.schema.createTable(name, define);
}
