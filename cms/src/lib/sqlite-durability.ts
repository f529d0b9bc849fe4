import type { Core } from '@strapi/types';
import { copy } from './copy';

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
