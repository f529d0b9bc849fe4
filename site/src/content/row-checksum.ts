import { crc32 } from 'node:zlib';

/** What a row of a record says, as it is stored. */
export interface CheckedRow {
  path: string;
  hash: string;
  seq: number;
  published_at: string;
  first_published_at: string;
  json: Uint8Array;
  approval: string;
  /** Null in a row of a snapshot that earlier code has made. */
  checksum: number | null;
}

/**
 * What tells that a row is as it was written. SQLite knows damage by the form of its pages, and a bit that flips in a text
 * has none; a check of this kind costs a tenth of reading the row (A6).
 */
export function checksumOf({ json, ...row }: Omit<CheckedRow, 'checksum'>): number {
  const { path, hash, seq, published_at, first_published_at, approval } = row;
  return crc32(JSON.stringify([path, hash, seq, published_at, first_published_at, approval]), crc32(json));
}

export const isSound = (row: CheckedRow): boolean => row.checksum === null || row.checksum === checksumOf(row);

/** @throws an error that is treated like what SQLite itself finds damaged. */
export function assertSound(row: CheckedRow): void {
  if (!isSound(row)) throw damaged(`the record at ${row.path}`);
}

/** What is thrown when the snapshot contradicts itself: as if SQLite had said so. */
export const damaged = (what: string): Error =>
  Object.assign(new Error(`${what} is not as it was written`), { code: 'SQLITE_CORRUPT_ROW' });
