import type { Core } from '@strapi/types';
import { copy } from './copy';
import type { PreparingConnection } from './kept-statements';

/** What we use of a better-sqlite3 connection. */
export interface SqliteConnection {
  pragma(statement: string): unknown;
}

/**
 * How long a save waits for another process that writes. An import is one transaction, so that it is there whole or not
 * at all, and 50,000 public records, the most that it takes, hold the database for a good part of a minute.
 */
const longestMigrationMs = 120_000;

/**
 * Makes a commit survive a power failure: better-sqlite3 lowers `synchronous` to NORMAL once WAL is on, and then the
 * last acknowledged rows can be lost (A19).
 */
export function setPragmas(connection: SqliteConnection): void {
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma(`busy_timeout = ${longestMigrationMs}`);
  // Without it `insert or replace` takes a row away and no trigger is asked (`append-only.ts`).
  connection.pragma('recursive_triggers = ON');
}

/**
 * Has every transaction take the right to write as it begins, where it waits for another process that has it. SQLite lets
 * none wait that has read already: its first write would fail at once (`SQLITE_BUSY`).
 */
export function writeFromBegin(connection: PreparingConnection): void {
  const prepare = connection.prepare.bind(connection);
  connection.prepare = (sql) => prepare(/^\s*begin;?\s*$/i.test(sql) ? 'BEGIN IMMEDIATE' : sql);
}

/** Stops the start unless the open connection really writes durably. @throws {Error} in Chinese, naming both settings. */
export async function assertDurable(strapi: Core.Strapi): Promise<void> {
  const journal = await readPragma(strapi, 'journal_mode');
  const synchronous = await readPragma(strapi, 'synchronous');
  if (journal !== 'wal' || synchronous !== 2) throw new Error(copy.notDurable(String(journal), String(synchronous)));
}

async function readPragma(strapi: Core.Strapi, name: string): Promise<unknown> {
  const rows: Record<string, unknown>[] = await strapi.db.connection.raw(`pragma ${name}`);
  return rows[0]?.[name];
}
