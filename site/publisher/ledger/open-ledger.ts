import Database from 'better-sqlite3';
import { FinishedRelease, type ReleaseEntry } from '@yangguang/schemas';

const tables = `
  -- revised_in: the release whose pages first show the entry as it stands here.
  -- told: 0 the CMS knows nothing of it, 1 all but that it is live, 2 everything.
  CREATE TABLE IF NOT EXISTS releases (
    number INTEGER PRIMARY KEY, entry TEXT NOT NULL, stage_ms TEXT NOT NULL, live_at TEXT,
    revised_in INTEGER NOT NULL, told INTEGER NOT NULL DEFAULT 0
  );
  CREATE INDEX IF NOT EXISTS releases_revised ON releases (revised_in);
  CREATE INDEX IF NOT EXISTS releases_untold ON releases (number) WHERE told < 2;
  CREATE INDEX IF NOT EXISTS releases_not_live ON releases (number) WHERE live_at IS NULL;
  CREATE TABLE IF NOT EXISTS named (
    id TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (id, number)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS named_in ON named (number);
`;

interface Row {
  entry: string;
  stage_ms: string;
  live_at: string | null;
}

export type Ledger = ReturnType<typeof openLedger>;

/**
 * The ledger (C-6): every release there has been, in a database of its own that outlives the loss of the cache and of
 * the snapshot.
 */
export function openLedger(file: string) {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  // What is taken out of an entry is taken off the disk (A13).
  db.pragma('secure_delete = ON');
  db.exec(tables);
  const columns = 'entry, stage_ms, live_at';
  const put = db.prepare('INSERT OR REPLACE INTO releases (number, entry, stage_ms, revised_in) VALUES (?, ?, ?, ?)');
  const putName = db.prepare('INSERT OR IGNORE INTO named (id, number) VALUES (?, ?)');
  const one = db.prepare<[number], Row>(`SELECT ${columns} FROM releases WHERE number = ?`);
  const newest = db.prepare<[number, number], Row>(
    `SELECT ${columns} FROM releases WHERE number < ? ORDER BY number DESC LIMIT ?`,
  );
  const slice = db.prepare<[number, number], Row>(
    `SELECT ${columns} FROM releases ORDER BY number DESC LIMIT ? OFFSET ?`,
  );
  const revised = db.prepare<[number], Row>(`SELECT ${columns} FROM releases WHERE revised_in >= ? ORDER BY number`);
  const untold = db.prepare<[number], Row>(
    `SELECT ${columns} FROM releases WHERE told < 2 AND (told = 0 OR live_at IS NOT NULL) ORDER BY number LIMIT ?`,
  );
  const naming = db.prepare<[string], number>('SELECT number FROM named WHERE id = ? ORDER BY number').pluck();
  const revise = db.prepare('UPDATE releases SET entry = ?, revised_in = ? WHERE number = ?');
  const setStages = db.prepare('UPDATE releases SET stage_ms = ? WHERE number = ?');
  const setLive = db.prepare('UPDATE releases SET live_at = ? WHERE number <= ? AND live_at IS NULL');
  const setTold = db.prepare('UPDATE releases SET told = ? WHERE number = ?');
  const notLive = db.prepare<[], number>('SELECT number FROM releases WHERE live_at IS NULL ORDER BY number').pluck();
  const size = db.prepare<[], number>('SELECT count(*) FROM releases').pluck();

  return {
    /** Notes a release before it is live; one of the same number that never came about gives way. */
    insert: db.transaction(({ entry, stageMs }: Pick<FinishedRelease, 'entry' | 'stageMs'>): void => {
      db.prepare('DELETE FROM named WHERE number = ?').run(entry.number);
      put.run(entry.number, JSON.stringify(entry), JSON.stringify(stageMs), entry.number);
      for (const { id } of entry.records) putName.run(id, entry.number);
    }),
    find(number: number): FinishedRelease | undefined {
      const row = one.get(number);
      return row && fromRow(row);
    },
    /** The newest releases first, those before a number when one is given. */
    list: (count: number, before = Number.MAX_SAFE_INTEGER): FinishedRelease[] =>
      newest.all(before, count).map(fromRow),
    count: (): number => size.get() ?? 0,
    /** Entries from the newest on, some left out. */
    newest: (offset: number, count: number): ReleaseEntry[] =>
      slice.all(count, offset).map((row) => fromRow(row).entry),
    /** Entries that are new or other than the release before `number` shows them, the oldest first. */
    revisedSince: (number: number): FinishedRelease[] => revised.all(number).map(fromRow),
    /** Takes the titles of withdrawn records out of all entries (A13); path and index number stay. */
    forgetTitles: db.transaction((withdrawn: { id: string; indexNumber: string }[], revisedIn: number): void => {
      for (const { id, indexNumber } of withdrawn)
        for (const number of naming.all(id)) {
          const row = one.get(number);
          if (!row) continue;
          const { entry } = fromRow(row);
          const known = entry.records.find((record) => record.id === id);
          if (!known || known.title === indexNumber) continue;
          known.title = indexNumber;
          revise.run(JSON.stringify(entry), revisedIn, number);
        }
    }),
    /** How long the stages of a release took, once they are over. */
    setStages: (number: number, stageMs: FinishedRelease['stageMs']): void =>
      void setStages.run(JSON.stringify(stageMs), number),
    /** Notes when the portal was seen to show a release; those before it were live no later. */
    setLive: (number: number, at: string): void => void setLive.run(at, number),
    /** Releases that the portal has not been seen to show. */
    notLive: (): number[] => notLive.all(),
    /** Releases that the CMS has not been told of, or not yet that they are live. */
    untold: (count: number): FinishedRelease[] => untold.all(count).map(fromRow),
    setTold: (releases: readonly FinishedRelease[]): void => {
      for (const { entry, liveAt } of releases) setTold.run(liveAt === null ? 1 : 2, entry.number);
    },
    /** Forgets releases that never came about: they were noted, and then the publisher was killed. */
    discardAfter: db.transaction((number: number): void => {
      for (const [table, column] of [
        ['releases', 'number'],
        ['named', 'number'],
      ])
        db.prepare(`DELETE FROM ${table} WHERE ${column} > ?`).run(number);
    }),
    /** Writes what waits in the journal into the file and empties it: nothing that was deleted stays there. */
    tidy: (): void => void db.pragma('wal_checkpoint(TRUNCATE)'),
    db,
    close: (): void => void db.close(),
  };
}

function fromRow({ entry, stage_ms, live_at }: Row): FinishedRelease {
  // Written by `insert` in this form.
  return {
    entry: JSON.parse(entry) as ReleaseEntry,
    stageMs: JSON.parse(stage_ms) as FinishedRelease['stageMs'],
    liveAt: live_at,
  };
}
