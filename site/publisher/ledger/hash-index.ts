import type { Database } from 'better-sqlite3';
import { writeHashLine, type HashLine } from '../../src/lib/hash-line.ts';

const tables = `
  CREATE TABLE IF NOT EXISTS hashes (
    hash TEXT NOT NULL, kind TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER, record TEXT NOT NULL,
    path TEXT NOT NULL, PRIMARY KEY (hash, kind, path, since, record)
  ) WITHOUT ROWID;
  -- Holds all that is asked of it: a full build asks for each record, and looks into no row.
  DROP INDEX IF EXISTS hashes_of_record;
  CREATE INDEX IF NOT EXISTS hashes_shown ON hashes (record, until) WHERE until IS NULL;
  CREATE INDEX IF NOT EXISTS hashes_since ON hashes (since);
  CREATE INDEX IF NOT EXISTS hashes_until ON hashes (until);
`;

/** Between what is shown and what was: without `since` what is new, with it what is over. */
const differences = `
  CREATE TEMP TABLE IF NOT EXISTS differences (
    hash TEXT NOT NULL, kind TEXT NOT NULL, path TEXT NOT NULL, since INTEGER, record TEXT NOT NULL
  )
`;

/** What a record shows at the moment. */
export type ShownHash = Pick<HashLine, 'hash' | 'kind' | 'path'>;

type Live = [hash: string, kind: HashLine['kind'], path: string, since: number];

export type HashIndex = ReturnType<typeof openHashIndex>;
export type HashChanges = ReturnType<HashIndex['changesIn']>;

/** Every hash that was ever public, and from which release to which (D-14); in the ledger's database, for as long. */
export function openHashIndex(db: Database) {
  db.exec(tables);
  db.exec(differences);
  const live = db
    .prepare<[string], Live>('SELECT hash, kind, path, since FROM hashes WHERE record = ? AND until IS NULL')
    .raw();
  const liveRecords = db.prepare<[], string>('SELECT DISTINCT record FROM hashes WHERE until IS NULL').pluck();
  const differ = db.prepare('INSERT INTO differences (hash, kind, path, since, record) VALUES (?, ?, ?, ?, ?)');
  const agree = db.prepare('DELETE FROM differences WHERE record = ?');
  const inRange = db.prepare<[release: number, from: string, to: string, release: number], HashLine>(
    `SELECT hash, kind, since, CASE WHEN until > ? THEN NULL ELSE until END AS until, record, path FROM hashes
     WHERE hash >= ? AND hash < ? AND since <= ? ORDER BY hash, kind, path, since, record`,
  );
  const put = db.prepare(
    'INSERT OR REPLACE INTO hashes (hash, kind, since, until, record, path) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const linesAsOf = (prefix: string, release: number): string =>
    inRange.all(release, prefix, `${prefix}g`, release).map(writeHashLine).join('');
  const prefixesIn = (table: string) =>
    db.prepare<[], string>(`SELECT DISTINCT substr(hash, 1, 3) FROM ${table} ORDER BY 1`).pluck();
  const [prefixes, differing] = [prefixesIn('hashes'), prefixesIn('differences')];

  /** What was noted for a release that never came about. */
  function forget(release: number): void {
    db.prepare('DELETE FROM hashes WHERE since >= ?').run(release);
    db.prepare('UPDATE hashes SET until = NULL WHERE until >= ?').run(release);
  }

  /** What was found is written in the order of the table: hashes come in no order, and each would take a page of its own. */
  function write(release: number): void {
    db.prepare(
      `UPDATE hashes SET until = ? WHERE (hash, kind, path, since, record) IN
         (SELECT hash, kind, path, since, record FROM differences WHERE since IS NOT NULL)`,
    ).run(release);
    db.prepare(
      `INSERT INTO hashes (hash, kind, path, since, until, record)
       SELECT hash, kind, path, ?, NULL, record FROM differences WHERE since IS NULL ORDER BY hash, kind, path, record`,
    ).run(release);
  }

  /**
   * Compares what records show from a release on with what they showed before. What was noted for the same release
   * before, and never came about, is forgotten.
   */
  function changesIn(release: number) {
    db.exec('DELETE FROM differences');
    forget(release);
    const noted = new Set<string>();

    function note(record: string, shown: readonly ShownHash[]): void {
      if (noted.has(record)) agree.run(record);
      noted.add(record);
      const known = live.all(record);
      for (const [hash, kind, path, since] of known)
        if (!shown.some((one) => one.hash === hash && one.kind === kind && one.path === path))
          differ.run(hash, kind, path, since, record);
      for (const one of shown)
        if (!known.some(([hash, kind, path]) => one.hash === hash && one.kind === kind && one.path === path))
          differ.run(one.hash, one.kind, one.path, null, record);
    }

    return {
      /** What a record shows; nothing for one that is not public any more. Said twice, the last word counts. */
      note,
      /** What records show that were not noted is over: to be called by a full build, which notes all there are. */
      endOthers(): void {
        const others: string[] = [];
        for (const record of liveRecords.iterate()) if (!noted.has(record)) others.push(record);
        for (const record of others) note(record, []);
      },
      /** Writes down what was noted. @returns the prefixes under which lines are new or other. */
      settle: db.transaction((): string[] => {
        write(release);
        return differing.all();
      }),
    };
  }

  return {
    changesIn,
    prefixes: (): string[] => prefixes.all(),
    /** The file of a prefix. */
    lines: (prefix: string): string => linesAsOf(prefix, Number.MAX_SAFE_INTEGER),
    /** The same file as a release has it. */
    asOf: linesAsOf,
    /** Takes lines back that were public. */
    restore(lines: readonly HashLine[]): void {
      for (const { hash, kind, since, until, record, path } of lines) put.run(hash, kind, since, until, record, path);
    },
  };
}
