import { join } from 'node:path';
import Database from 'better-sqlite3';

/** A record of a shard. */
export interface ShardRecord {
  /** Its number in the shard. */
  ordinal: number;
  path: string;
  seq: number;
  /** The date it is listed under. */
  date: string;
  /** The file that holds its text, below the stage's folder, and the hash of that. */
  source: string;
  sha256: string;
}

/** A file of a shard that readers get. */
export interface ContentsFile {
  name: string;
  sha256: string;
}

export const contentsFile = 'contents.db';

/** What the stage knows of a shard folder, in a small database: a change looks up its records and reads no others. */
export function writeContents(records: readonly ShardRecord[], files: readonly ContentsFile[]): Buffer {
  const db = new Database(':memory:');
  try {
    db.exec(`
      CREATE TABLE records (ordinal INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, seq INTEGER NOT NULL,
        date TEXT NOT NULL, source TEXT NOT NULL, sha256 TEXT NOT NULL);
      CREATE TABLE files (name TEXT NOT NULL, sha256 TEXT NOT NULL);
    `);
    db.transaction(() => {
      const record = db.prepare('INSERT INTO records VALUES (@ordinal, @path, @seq, @date, @source, @sha256)');
      for (const each of records) record.run(each);
      const file = db.prepare('INSERT INTO files VALUES (@name, @sha256)');
      for (const each of files) file.run(each);
    })();
    return db.serialize();
  } finally {
    db.close();
  }
}

export type Contents = ReturnType<typeof openContents>;

/** Opens what `writeContents` wrote. */
export function openContents(folder: string, id: string) {
  const db = new Database(join(folder, id, contentsFile), { readonly: true, fileMustExist: true });
  const at = db.prepare<[string], ShardRecord>('SELECT * FROM records WHERE path = ?');
  const records = db.prepare<[], ShardRecord>('SELECT * FROM records ORDER BY ordinal');
  const files = db.prepare<[], ContentsFile>('SELECT name, sha256 FROM files');
  const figures = db.prepare<[], { count: number; lowest: number | null; highest: number | null }>(
    'SELECT count(*) AS count, min(seq) AS lowest, max(seq) AS highest FROM records',
  );
  return {
    at: (path: string) => at.get(path),
    records: () => records.iterate(),
    files: () => files.all(),
    /** How many records it has, and the lowest and highest of their places in the feed. */
    figures(): { count: number; seqs: [number, number] } {
      const { count = 0, lowest, highest } = figures.get() ?? {};
      return { count, seqs: [lowest ?? 0, highest ?? 0] };
    },
    close: () => db.close(),
  };
}
