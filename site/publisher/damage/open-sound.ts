import { existsSync, statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { hasForm } from './form.ts';
import type { Found } from '../disk/clean-close.ts';
import type { Log } from '../log.ts';

/** How databases are looked at when they are opened. */
export interface Care {
  /** One as it was left need not be read through: at 100,000 records that takes longer than all else of a start. */
  stateOf: (file: string) => Found;
  /** Something failed for which only damage accounts: everything is read, whatever marks say, and every text read back. */
  isDoubted: boolean;
  /** Whether a release is live: then no database is empty. */
  isLive: boolean;
  log: Log;
}

/** A database of the publisher. */
export interface Store<T> {
  file: string;
  open: (file: string) => T;
  dbOf: (opened: T) => Database;
  /** Makes the tables that later parts of the publisher keep in it. */
  complete: (opened: T) => void;
  /** Whether it says what the live release says: SQLite finds damage by its form, and a flipped bit in a text has none. */
  isTrue?: (opened: T) => boolean;
  /** Whether every text in it can be read back; asked only in doubt. */
  isReadable?: (opened: T) => boolean;
  /** Takes a damaged one out of the way. Afterwards the file is not there, or sound. */
  replace: () => void;
}

/**
 * What SQLite says when the machine gives it no room, no handle or no memory, and not of what it read: a full disk has no
 * room for the files that SQLite keeps beside a database.
 */
const refusal =
  /^(?:SQLITE_(?:FULL|NOMEM|BUSY\w*|CANTOPEN\w*|IOERR_(?!READ$|SHORT_READ$|CORRUPTFS$|DATA$)\w+)|E[A-Z]+)$/;

/**
 * Opens a database; a damaged one is replaced first (A6).
 *
 * @throws what the machine refuses: the database is left as it is, and may be sound (A4).
 */
export function openSound<T>(store: Store<T>, care: Care): T {
  const { file, open, dbOf, replace } = store;
  if (!existsSync(file)) return open(file);
  // Asked before it is opened, which leaves files beside it.
  const found = care.stateOf(file);
  const isTrusted = found === 'as-left' && !care.isDoubted;
  let opened: T | undefined;
  try {
    // SQLite takes an empty file for a database without tables.
    const isEmptied = statSync(file).size === 0 && care.isLive;
    if (found !== 'altered' && !isEmptied) opened = open(file);
    if (opened !== undefined && (isTrusted || isSound(store, opened, care))) return opened;
  } catch (error) {
    if (isRefused(error)) {
      if (opened !== undefined) dbOf(opened).close();
      throw error;
    }
    care.log('database-unreadable', { file, error: String(error) });
  }
  if (opened !== undefined) dbOf(opened).close();
  care.log('database-damaged', { file });
  replace();
  return open(file);
}

const isRefused = (error: unknown): boolean =>
  error instanceof Error && refusal.test((error as NodeJS.ErrnoException).code ?? '');

function isSound<T>(store: Store<T>, opened: T, { isDoubted }: Care): boolean {
  const { dbOf, isTrue, isReadable } = store;
  // Indexes as well: what they say and rows do not leads to another record, or to none.
  if (dbOf(opened).pragma('integrity_check', { simple: true }) !== 'ok') return false;
  if (!isOfForm(store, opened)) return false;
  return (isTrue?.(opened) ?? true) && (!isDoubted || (isReadable?.(opened) ?? true));
}

function isOfForm<T>({ open, dbOf, complete }: Store<T>, opened: T): boolean {
  const fresh = open(':memory:');
  try {
    for (const each of [fresh, opened]) complete(each);
    return hasForm(dbOf(opened), dbOf(fresh));
  } finally {
    dbOf(fresh).close();
  }
}

/** The names of a database and of the files that SQLite keeps beside it. */
export const filesOf = (database: string): string[] =>
  ['', '-wal', '-shm'].map((ending) => database + ending).filter((file) => existsSync(file));
