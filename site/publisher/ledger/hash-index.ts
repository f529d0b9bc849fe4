import type { Database } from 'better-sqlite3';
import { rowInserter } from '../row-inserter.ts';
import { hashPrefix, writeHashLine, type HashLine } from '../../src/lib/hash-line.ts';

const tables = `
  CREATE TABLE IF NOT EXISTS hashes (
    hash TEXT NOT NULL, kind TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER, record TEXT NOT NULL,
    path TEXT NOT NULL, PRIMARY KEY (hash, kind, path, since, record)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS hashes_of_record ON hashes (record) WHERE until IS NULL;
  CREATE INDEX IF NOT EXISTS hashes_since ON hashes (since);
  CREATE INDEX IF NOT EXISTS hashes_until ON hashes (until);
`;

/** What a record shows at the moment. */
export type ShownHash = Pick<HashLine, 'hash' | 'kind' | 'path'>;

export type RecordHash = ShownHash & Pick<HashLine, 'record'>;

export type HashIndex = ReturnType<typeof openHashIndex>;

/** Every hash that was ever public, and from which release to which (D-14); in the ledger's database, for as long. */
export function openHashIndex(db: Database) {
  db.exec(tables);
  const live = db.prepare<[string], HashLine>('SELECT * FROM hashes WHERE record = ? AND until IS NULL');
  const insert = db.prepare('INSERT INTO hashes (hash, kind, since, until, record, path) VALUES (?, ?, ?, NULL, ?, ?)');
  const end = db.prepare(
    'UPDATE hashes SET until = ? WHERE hash = ? AND kind = ? AND path = ? AND since = ? AND record = ?',
  );
  const inRange = db.prepare<[release: number, from: string, to: string, release: number], HashLine>(
    `SELECT hash, kind, since, CASE WHEN until > ? THEN NULL ELSE until END AS until, record, path FROM hashes
     WHERE hash >= ? AND hash < ? AND since <= ? ORDER BY hash, kind, path, since, record`,
  );
  const put = db.prepare(
    'INSERT OR REPLACE INTO hashes (hash, kind, since, until, record, path) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const linesAsOf = (prefix: string, release: number): string =>
    inRange.all(release, prefix, `${prefix}g`, release).map(writeHashLine).join('');
  const prefixes = db.prepare<[], string>('SELECT DISTINCT substr(hash, 1, 3) FROM hashes ORDER BY 1').pluck();

  function settle(record: string, shown: readonly ShownHash[], release: number): string[] {
    const known = live.all(record);
    const same = (a: ShownHash, b: ShownHash) => a.hash === b.hash && a.kind === b.kind && a.path === b.path;
    const over = known.filter((row) => !shown.some((one) => same(one, row)));
    const fresh = shown.filter((one) => !known.some((row) => same(one, row)));
    for (const { hash, kind, path, since } of over) end.run(release, hash, kind, path, since, record);
    for (const { hash, kind, path } of fresh) insert.run(hash, kind, release, record, path);
    return [...over, ...fresh].map(({ hash }) => hashPrefix(hash));
  }

  /** What was noted for a release that never came about. */
  function forget(release: number): void {
    db.prepare('DELETE FROM hashes WHERE since >= ?').run(release);
    db.prepare('UPDATE hashes SET until = NULL WHERE until >= ?').run(release);
  }

  return {
    /**
     * Notes what records show from a release on; nothing for one that is not public any more. What was noted for the
     * same release before, and never came about, is forgotten.
     *
     * @returns the prefixes under which lines are new or other.
     */
    note: db.transaction((records: Iterable<[record: string, shown: ShownHash[]]>, release: number): Set<string> => {
      forget(release);
      return new Set([...records].flatMap(([record, shown]) => settle(record, shown, release)));
    }),
    /** Notes all that is shown from a release on; what else was shown is over. Compared inside SQLite, in one go. */
    noteAll: db.transaction((shown: Iterable<RecordHash>, release: number): void => {
      forget(release);
      db.exec('CREATE TEMP TABLE shown (hash TEXT, kind TEXT, path TEXT, record TEXT)');
      const rows = rowInserter(db, 'shown (hash, kind, path, record)');
      for (const { hash, kind, path, record } of shown) rows.add(hash, kind, path, record);
      rows.end();
      // Sorted in one go: hashes come in no order, and each would be put in at another place of a table of 50 MB.
      db.exec('CREATE INDEX temp.shown_in_order ON shown (hash, kind, path, record)');
      const same = 's.hash = h.hash AND s.kind = h.kind AND s.path = h.path AND s.record = +h.record';
      db.prepare(
        `UPDATE hashes AS h SET until = ? WHERE until IS NULL AND NOT EXISTS (SELECT 1 FROM shown s WHERE ${same})`,
      ).run(release);
      db.prepare(
        `INSERT OR IGNORE INTO hashes (hash, kind, since, until, record, path)
         SELECT hash, kind, ?, NULL, record, path FROM shown s
         WHERE NOT EXISTS (SELECT 1 FROM hashes h WHERE ${same} AND h.until IS NULL)
         ORDER BY hash, kind, path, record`,
      ).run(release);
      db.exec('DROP TABLE shown');
    }),
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
