import Database from 'better-sqlite3';
import { YangguangError } from '@yangguang/schemas';

/**
 * Takes the one place of a publisher for a folder. The lock is the kernel's, by way of SQLite: it ends with the
 * process, however that ends, needs no clock, and a stopped holder keeps it, so no second one can overtake it (A9).
 *
 * @returns releases the lock.
 * @throws {YangguangError} `publisher.locked`; `folder.unwritable` when the file can be neither made nor opened
 */
export function takeLock(file: string): () => void {
  const db = open(file);
  try {
    db.pragma('locking_mode = EXCLUSIVE');
    // Nothing is ever written: a journal on disk would need room that a full one has not (A4).
    db.pragma('journal_mode = MEMORY');
    db.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    db.close();
    throw problemOf(file, cause);
  }
  return () => db.close();
}

function open(file: string): Database.Database {
  try {
    return new Database(file, { timeout: 0 });
  } catch (cause) {
    throw problemOf(file, cause);
  }
}

function problemOf(file: string, cause: unknown): YangguangError {
  const { code = String(cause) } = cause as { code?: string };
  return code.startsWith('SQLITE_BUSY')
    ? new YangguangError('publisher.locked', file, { cause })
    : new YangguangError('folder.unwritable', `${file} (${code})`, { cause });
}
