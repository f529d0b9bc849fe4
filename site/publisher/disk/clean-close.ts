import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { z } from 'zod';
import { replaceFile } from './replace-file.ts';

const Marks = z.record(z.string(), z.string());

/**
 * The databases that the last publisher closed in order and that nobody has written to since (decision 12): they need
 * not be read through. The marks count once: a publisher that does not come to its end leaves none.
 *
 * @param marksFile - written by `leaveMarks`.
 */
export function takeMarks(marksFile: string): (database: string) => boolean {
  if (!existsSync(marksFile)) return () => false;
  const marks = readMarks(marksFile);
  rmSync(marksFile);
  return (database) => marks[database] !== undefined && marks[database] === markOf(database);
}

/** To be called when the databases are closed. */
export function leaveMarks(marksFile: string, databases: readonly string[]): void {
  const marks = databases.flatMap((database) => {
    const mark = markOf(database);
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

/** Which file it is, how long and when written last; undefined for one that is not closed: its log is still there. */
function markOf(database: string): string | undefined {
  if (!existsSync(database) || existsSync(`${database}-wal`)) return undefined;
  const { ino, size, mtimeNs } = statSync(database, { bigint: true });
  return [ino, size, mtimeNs].join(' ');
}
