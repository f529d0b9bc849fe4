import { closeSync, existsSync, openSync, readFileSync, readSync, rmSync, statSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { replaceFile } from './replace-file.ts';

/**
 * How a database is found: with the bytes with which it was closed in order, with other bytes, or nobody knows, because
 * it was not closed in order or is too large to be read at every start.
 */
export type Found = 'as-left' | 'altered' | 'unknown';

const Marks = z.record(z.string(), z.string());

/** Bytes that are read in less than half a second: the databases of ten to twenty thousand records. */
const mostBytes = 256 * 2 ** 20;
const bytesAtOnce = 2 ** 20;

/**
 * What became of the databases since the last publisher closed them (decisions 12 and 86): those found as they were left
 * need not be read through. The marks count once: a publisher that does not come to its end leaves none.
 *
 * @param marksFile - written by `leaveMarks`.
 */
export function takeMarks(marksFile: string, most = mostBytes): (database: string) => Found {
  if (!existsSync(marksFile)) return () => 'unknown';
  const marks = readMarks(marksFile);
  rmSync(marksFile);
  return (database) => {
    const [mark, now] = [marks[database], markOf(database, most)];
    if (mark === undefined || now === undefined) return 'unknown';
    if (mark === now) return 'as-left';
    return isOfBytes(mark) ? 'altered' : 'unknown';
  };
}

/** To be called when the databases are closed. */
export function leaveMarks(marksFile: string, databases: readonly string[], most = mostBytes): void {
  const marks = databases.flatMap((database) => {
    const mark = markOf(database, most);
    return mark === undefined ? [] : [[database, mark]];
  });
  replaceFile(marksFile, JSON.stringify(Object.fromEntries(marks)));
}

function readMarks(marksFile: string): z.infer<typeof Marks> {
  try {
    return Marks.parse(JSON.parse(readFileSync(marksFile, 'utf8')));
  } catch {
    // Half a file marks nothing: everything is read through.
    return {};
  }
}

const isOfBytes = (mark: string): boolean => mark.startsWith('crc32 ');

/**
 * The checksum of a database; of a large one which file it is, how long and when written last. Undefined for one that is
 * not closed: its log is still there.
 */
function markOf(database: string, most: number): string | undefined {
  if (!existsSync(database) || existsSync(`${database}-wal`)) return undefined;
  const { ino, size, mtimeNs } = statSync(database, { bigint: true });
  if (size > most) return ['file', ino, size, mtimeNs].join(' ');
  const sum = checksumOf(database);
  return sum === undefined ? undefined : `crc32 ${sum}`;
}

/** Undefined for a file that cannot be read: what that means, SQLite says when it is opened. */
function checksumOf(file: string): number | undefined {
  try {
    return readChecksum(file);
  } catch {
    return undefined;
  }
}

function readChecksum(file: string): number {
  const handle = openSync(file, 'r');
  try {
    const bytes = Buffer.allocUnsafe(bytesAtOnce);
    let sum = 0;
    for (let read = readSync(handle, bytes); read > 0; read = readSync(handle, bytes))
      sum = crc32(bytes.subarray(0, read), sum);
    return sum;
  } finally {
    closeSync(handle);
  }
}
