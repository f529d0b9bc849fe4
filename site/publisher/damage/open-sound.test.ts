import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSound, type Care, type Store } from './open-sound.ts';

let folder: string;
let replaced: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-sound-'));
  replaced = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

const care: Care = { stateOf: () => 'unknown', isDoubted: false, isLive: true, log: () => undefined };

/** A database that cannot be opened the first time, for a reason that SQLite gives. */
function storeThatSays(code: string): Store<Database.Database> {
  let isFirst = true;
  const file = join(folder, 'snapshot.db');
  writeFileSync(file, 'what was published');
  return {
    file,
    open(path): Database.Database {
      if (!isFirst) return new Database(path);
      isFirst = false;
      throw Object.assign(new Error(code), { code });
    },
    dbOf: (db) => db,
    complete: () => undefined,
    replace(): void {
      replaced += 1;
      rmSync(file);
    },
  };
}

test.each(['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'SQLITE_IOERR_WRITE', 'SQLITE_CANTOPEN', 'SQLITE_NOMEM', 'ENOSPC'])(
  'a database that %s keeps from being opened is not thrown away (A4)',
  (code) => {
    expect(() => openSound(storeThatSays(code), care)).toThrow(code);
    expect(replaced).toBe(0);
  },
);

test.each(['SQLITE_NOTADB', 'SQLITE_CORRUPT', 'SQLITE_IOERR_SHORT_READ', 'SQLITE_IOERR_READ', 'SQLITE_READONLY'])(
  'one that says %s of itself is replaced (A6)',
  (code) => {
    openSound(storeThatSays(code), care).close();
    expect(replaced).toBe(1);
  },
);
