import type { AnyRecord, Approval, Bureau } from '@yangguang/schemas';
import { Bureau as BureauSchema } from '@yangguang/schemas';
import type { MonthlyCount, PublicRecord, Tombstone } from './content.ts';
import { pageSize } from './paging.ts';
import { emergenciesOf, emergencyMoment, type Emergency, type EmergencyChange } from './emergencies.ts';
import { breakGlassCounts } from './break-glass.ts';
import { readMeta, type Snapshot } from './database.ts';
import { assertSound, damaged, type CheckedRow } from './row-checksum.ts';

interface RecordRow extends CheckedRow {
  json: Buffer;
  release: number | null;
}

/** One record naming another. */
interface Naming {
  type: string;
  field: string;
  id: string;
}

export interface ListSize {
  facet: string;
  value: string;
  size: number;
}

/** Records kept parsed; a list page and the pages of its records follow each other, so most reads meet one. */
const cachedRecords = 4000;
/** Ids read at once when an archive page is asked for: a full build walks many lists side by side, each in order. */
const idsAtOnce = 1000;
const cachedRuns = 300;
/** Values made of records, such as rows of lists, that are kept. */
const rememberedValues = 10_000;
/** `2026-11-21` */
const dayLength = 10;

export type SnapshotReader = ReturnType<typeof snapshotReader>;

/** The queries the read model asks, over prepared statements. Forgets what it holds when the snapshot has changed. */
export function snapshotReader(db: Snapshot) {
  const byId = db.prepare<[string], RecordRow>(
    // As bytes: better-sqlite3 takes ten times as long to make a string of Chinese text as a buffer does.
    `SELECT path, hash, seq, (SELECT release FROM released_in r WHERE r.id = records.id) AS release, published_at,
       first_published_at, CAST(json AS BLOB) AS json, approval, checksum
     FROM records WHERE id = ?`,
  );
  const idAt = db.prepare<[string], string>('SELECT id FROM records WHERE path = ?').pluck();
  const publishedAt = db.prepare<[string], string>('SELECT published_at FROM records WHERE path = ?').pluck();
  const idNumbered = db.prepare<[string], string>('SELECT id FROM records WHERE index_number = ?').pluck();
  const size = db.prepare<[string], number>('SELECT size FROM list_sizes WHERE scope = ?').pluck();
  const sizes = db.prepare<[string], ListSize>('SELECT facet, value, size FROM list_sizes WHERE type = ?');
  const newestFirst = db
    .prepare<[string, number, number], string>(
      'SELECT id FROM lists WHERE scope = ? ORDER BY sort_date DESC, index_number DESC, id DESC LIMIT ? OFFSET ?',
    )
    .pluck();
  const naming = db.prepare<[string], Naming>(
    'SELECT from_type AS type, field, from_id AS id FROM links WHERE to_id = ?',
  );
  const namingNewestFirst = db.prepare<[string], Naming>(
    `SELECT l.from_type AS type, l.field, l.from_id AS id FROM links l JOIN records r ON r.id = l.from_id
     WHERE l.to_id = ? ORDER BY r.sort_date DESC, r.index_number DESC, r.id DESC`,
  );
  const latest = db
    .prepare<[number], string>('SELECT id FROM records ORDER BY published_at DESC, seq DESC LIMIT ?')
    .pluck();
  const latestInType = db.prepare<[string, number], { id: string; published_at: string; seq: number }>(
    'SELECT id, published_at, seq FROM records WHERE type = ? ORDER BY published_at DESC, seq DESC LIMIT ?',
  );
  const tombstonePaths = db
    .prepare<[], string>('SELECT path FROM tombstones EXCEPT SELECT path FROM records ORDER BY 1')
    .pluck();
  const recordDates = db.prepare<[], [string, string]>('SELECT path, sort_date FROM records').raw();
  // Put together inside SQLite: each row by itself takes five times as long.
  const listDays = db
    .prepare<[], [scope: string, days: string]>(
      `SELECT scope, group_concat(day, '') FROM (
         SELECT scope, substr(sort_date, 1, ${dayLength}) AS day FROM lists ORDER BY scope, sort_date, index_number, id
       ) GROUP BY scope`,
    )
    .raw();
  const recordCount = db.prepare<[], number>('SELECT count(*) FROM records').pluck();
  const recordPaths = db.prepare<[], string>('SELECT path FROM records ORDER BY path').pluck();
  const monthly = db.prepare<[string, string], MonthlyCount>(
    `SELECT type, CAST(strftime('%m', first_published_at, '+8 hours') AS INTEGER) AS month, count(*) AS count
     FROM records WHERE first_published_at >= ? AND first_published_at < ? GROUP BY type, month ORDER BY type, month`,
  );
  const tombstone = db.prepare<[string], TombstoneRow>(`SELECT ${tombstoneColumns} FROM tombstones WHERE path = ?`);
  const emergencyChanges = db.prepare<[], EmergencyChange>(
    'SELECT seq, id, kind, signed_at AS signedAt, confirm_by AS confirmBy, at FROM emergency_changes ORDER BY seq',
  );
  const file = db.prepare<[string], number>('SELECT 1 FROM attachments WHERE path = ?').pluck();

  let version: unknown;
  let bureau: Bureau | undefined;
  let emergencies: readonly Emergency[] | undefined;
  const runs = new Map<string, { offset: number; ids: string[] }>();
  const records = new Map<string, PublicRecord>();
  const recordsByPath = new Map<string, PublicRecord>();
  let named: { target: string; rows: Naming[] } | undefined;
  const remembered = new Map<string, { value: unknown }>();
  let witness: ((id: string) => void) | undefined;

  function record(id: string): PublicRecord | undefined {
    witness?.(id);
    const known = records.get(id);
    if (known) return known;
    const row = byId.get(id);
    if (!row) return undefined;
    if (records.size >= cachedRecords) forgetRecords();
    const parsed = fromRow(row);
    records.set(id, parsed);
    recordsByPath.set(parsed.path, parsed);
    return parsed;
  }

  function forgetRecords(): void {
    records.clear();
    recordsByPath.clear();
  }

  /** A page asks for every type and field in turn; all of them are read at once and kept for the next question. */
  function namingOf(target: string): Naming[] {
    if (named?.target === target) return named.rows;
    // Most are named by nobody or by one, and sorting takes ten times as long as looking.
    const found = naming.all(target);
    named = { target, rows: found.length > 1 ? namingNewestFirst.all(target) : found };
    return named.rows;
  }

  function present(found: (string | undefined)[]): PublicRecord[] {
    return found.flatMap((id) => (id === undefined ? [] : (record(id) ?? [])));
  }

  /** What stands in a list is public. */
  const inList = (ids: readonly string[]): PublicRecord[] =>
    ids.map((id) => {
      const found = record(id);
      if (!found) throw damaged(`a list that names ${id}`);
      return found;
    });

  function idsOf(scope: string, offset: number, count: number): string[] {
    // The newest of a list, for its head: what a publication asks for.
    if (offset === 0) return newestFirst.all(scope, count, 0);
    const held = runs.get(scope);
    const isHeld = held && offset >= held.offset && offset + count <= held.offset + held.ids.length;
    const run = isHeld ? held : readRun(scope, Math.max(0, offset + count - idsAtOnce));
    return run.ids.slice(offset - run.offset, offset - run.offset + count);
  }

  function readRun(scope: string, offset: number): { offset: number; ids: string[] } {
    if (runs.size >= cachedRuns) runs.clear();
    const run = { offset, ids: newestFirst.all(scope, idsAtOnce, offset) };
    runs.set(scope, run);
    return run;
  }

  return {
    /** To be called before a page reads: drops what an earlier state of the snapshot left behind. */
    refresh(): void {
      const current = db.pragma('data_version', { simple: true });
      if (current === version) return;
      version = current;
      bureau = undefined;
      emergencies = undefined;
      runs.clear();
      named = undefined;
      forgetRecords();
      remembered.clear();
    },
    /** What `make` gives, made once for a state of the snapshot; anew while somebody looks on. */
    remember<T>(name: string, make: () => T): T {
      const known = witness ? undefined : remembered.get(name);
      // One name is used for one kind of value.
      if (known) return known.value as T;
      const value = make();
      if (remembered.size >= rememberedValues) remembered.clear();
      remembered.set(name, { value });
      return value;
    },
    /** Tells which records are read while `work` runs, in order: how a page that fails names its suspects. */
    async witnessed<T>(seen: (id: string) => void, work: () => Promise<T>): Promise<T> {
      witness = seen;
      try {
        return await work();
      } finally {
        witness = undefined;
      }
    },
    bureau: (): Bureau => (bureau ??= BureauSchema.parse(JSON.parse(readMeta(db, 'bureau') ?? 'null'))),
    record,
    /** Whether a record stands at a path, without reading it. */
    hasRecordAt: (path: string): boolean => idAt.get(path) !== undefined,
    recordAt(path: string): PublicRecord | undefined {
      // A list has mostly shown it before its page, its twin and its document ask.
      const id = recordsByPath.get(path)?.record.id ?? idAt.get(path);
      return id === undefined ? undefined : record(id);
    },
    recordNumbered: (indexNumber: string) => present([idNumbered.get(indexNumber)])[0],
    referencing(target: string, type: string, field: string): PublicRecord[] {
      const rows = namingOf(target);
      // So it is nearly always, and each page asks some forty times.
      if (rows.length === 0) return [];
      return present(rows.flatMap((row) => (row.type === type && row.field === field ? [row.id] : [])));
    },
    countReferencing: (target: string, type: string, field: string): number =>
      namingOf(target).filter((row) => row.type === type && row.field === field).length,
    listSize: (scope: string): number => size.get(scope) ?? 0,
    listSizes: (type: string): ListSize[] => sizes.all(type),
    listed: (scope: string, offset: number, count: number) => inList(idsOf(scope, offset, count)),
    all: (scope: string) => inList(newestFirst.all(scope, -1, 0)),
    latest(count: number, types: readonly string[] | undefined): PublicRecord[] {
      if (!types) return present(latest.all(count));
      const candidates = types.flatMap((type) => latestInType.all(type, count));
      candidates.sort((a, b) => compare(b.published_at, a.published_at) || b.seq - a.seq);
      return present(candidates.slice(0, count).map(({ id }) => id));
    },
    // The year in Shanghai begins at 16:00 UTC of the day before.
    monthlyCounts: (year: number) => monthly.all(`${year - 1}-12-31T16:00:00.000Z`, `${year}-12-31T16:00:00.000Z`),
    emergencies: (): readonly Emergency[] =>
      (emergencies ??= emergenciesOf(emergencyChanges.all(), emergencyMoment(db))),
    breakGlass: () => breakGlassCounts(db),
    tombstoneAt(path: string): Tombstone | undefined {
      const row = tombstone.get(path);
      return row && toTombstone(row);
    },
    /** When the record at a path was last let out, without reading it. */
    publishedAt: (path: string): string | undefined => publishedAt.get(path),
    hasFile: (path: string): boolean => file.get(path) !== undefined,
    recordCount: (): number => recordCount.get() ?? 0,
    recordPaths: () => recordPaths.all(),
    /** Path and date of every record. */
    recordDates: () => recordDates.iterate(),
    /** Scope and number of every full page of every list, counted from the oldest, and the day of its newest record. */
    *archiveDays(): Generator<[scope: string, page: number, day: string]> {
      const step = pageSize * dayLength;
      for (const [scope, days] of listDays.iterate())
        for (let end = step; end <= days.length; end += step)
          yield [scope, end / step, days.slice(end - dayLength, end)];
    },
    /** Paths at which a tombstone stands and no record, sorted. */
    tombstonePaths: () => tombstonePaths.all(),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A tombstone as SQLite has it, where there are no booleans. */
export type TombstoneRow = Omit<Tombstone, 'isPaused' | 'isOver'> & { isPaused: 0 | 1; isOver: 0 | 1 };

export const tombstoneColumns = `path, type, index_number AS indexNumber, withdrawn_at AS withdrawnAt, authority, reason,
  seq, is_paused AS isPaused, is_over AS isOver`;

export function toTombstone(row: TombstoneRow): Tombstone {
  return { ...row, isPaused: row.isPaused === 1, isOver: row.isOver === 1 };
}

function fromRow(row: RecordRow): PublicRecord {
  assertSound(row);
  return {
    // The publisher wrote both after `parsePublished` had checked them.
    record: JSON.parse(row.json.toString()) as AnyRecord,
    approval: JSON.parse(row.approval) as Approval,
    path: row.path,
    hash: row.hash,
    seq: row.seq,
    release: row.release,
    publishedAt: row.published_at,
    firstPublishedAt: row.first_published_at,
  };
}
