import Database from 'better-sqlite3';
import { YangguangError } from '@yangguang/schemas';

/**
 * Takes the one place of a publisher for a folder. The lock is the kernel's, by way of SQLite: it ends with the
 * process, however that ends, needs no clock, and a stopped holder keeps it, so no second one can overtake it (A9).
 *
 * @returns releases the lock.
 * @throws {YangguangError} `publisher.locked`
 */
export function takeLock(file: string): () => void {
  const db = new Database(file, { timeout: 0 });
  try {
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    db.close();
    throw new YangguangError('publisher.locked', file, { cause });
  }
  return () => db.close();
}
