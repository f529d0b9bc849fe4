import { attachmentPath, contentTypeOf, facetValues, type AnyRecord, type Approval } from '@yangguang/schemas';
import type { Snapshot } from '../../src/content/database.ts';
import { assertSound, checksumOf, type CheckedRow } from '../../src/content/row-checksum.ts';
import { toTombstone, tombstoneColumns, type TombstoneRow } from '../../src/content/snapshot-reader.ts';
import { linksOf } from '../../src/content/references.ts';
import { scopeOf } from '../../src/content/list-scope.ts';
import type { ListQuery, Tombstone } from '../../src/content/content.ts';

/** A record as the snapshot stores it, parsed. */
export interface StoredRecord {
  record: AnyRecord;
  path: string;
  seq: number;
  /** The release in which this version first went out; null until it is being built. */
  release: number | null;
  hash: string;
  publishedAt: string;
  firstPublishedAt: string;
  approval: Approval;
}

interface StoredRow extends CheckedRow {
  json: Buffer;
  release: number | null;
}

/** What belongs to one record alone. */
export interface Place {
  path: string;
  indexNumber: string;
}

/** Where a record stands in its lists. */
export interface ListKey {
  sortDate: string;
  indexNumber: string;
  id: string;
}

/** Records counted from the new end of a list before it is counted from the old one. */
const nearEnd = 1000;

export type SnapshotWriter = ReturnType<typeof snapshotWriter>;

/** Row operations on the snapshot. Each keeps every table that speaks of the record in step. */
export function snapshotWriter(db: Snapshot) {
  const stored = db.prepare<[string], StoredRow>(
    `SELECT CAST(json AS BLOB) AS json, approval, path, seq, release, hash, published_at, first_published_at, checksum
     FROM records LEFT JOIN released_in USING (id) WHERE id = ?`,
  );
  const insertRecord = db.prepare(
    `INSERT INTO records (id, type, path, index_number, title, sort_date, seq, hash, published_at, first_published_at, json, approval, checksum)
     VALUES (:id, :type, :path, :index_number, :title, :sort_date, :seq, :hash, :published_at, :first_published_at,
       CAST(:json AS TEXT), :approval, :checksum)`,
  );
  const insertRelease = db.prepare('INSERT INTO released_in (id, release) VALUES (?, ?)');
  const insertListed = db.prepare('INSERT INTO lists (scope, sort_date, index_number, id) VALUES (?, ?, ?, ?)');
  const deleteListed = db.prepare(
    'DELETE FROM lists WHERE scope = ? AND sort_date = ? AND index_number = ? AND id = ?',
  );
  const resize = db.prepare(
    `INSERT INTO list_sizes (scope, type, facet, value, size) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (scope) DO UPDATE SET size = size + excluded.size`,
  );
  const dropEmpty = db.prepare('DELETE FROM list_sizes WHERE scope = ? AND size = 0');
  const insertLink = db.prepare('INSERT OR IGNORE INTO links (from_id, from_type, field, to_id) VALUES (?, ?, ?, ?)');
  const insertAttachment = db.prepare('INSERT OR IGNORE INTO attachments (path, sha256, id) VALUES (?, ?, ?)');
  const removals = [
    'DELETE FROM records WHERE id = ?',
    'DELETE FROM released_in WHERE id = ?',
    'DELETE FROM links WHERE from_id = ?',
    'DELETE FROM attachments WHERE id = ?',
  ].map((sql) => db.prepare<[string]>(sql));
  const tombstoneOf = db.prepare<[string], TombstoneRow>(`SELECT ${tombstoneColumns} FROM tombstones WHERE id = ?`);
  const insertTombstone = db.prepare(
    `INSERT OR REPLACE INTO tombstones (path, id, type, index_number, withdrawn_at, authority, reason, seq, is_paused, is_over)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const deleteTombstone = db.prepare('DELETE FROM tombstones WHERE id = ?');
  const holder = db
    .prepare<Place, string>(
      `SELECT id FROM records WHERE path = :path OR index_number = :indexNumber
       UNION SELECT id FROM tombstones WHERE path = :path`,
    )
    .pluck();
  const scopesOfValue = db.prepare<[string], string>('SELECT scope FROM list_sizes WHERE value = ?').pluck();
  const size = db.prepare<[string], number>('SELECT size FROM list_sizes WHERE scope = ?').pluck();
  const older = db
    .prepare<[string, string, string, string], number>(
      'SELECT count(*) FROM lists WHERE scope = ? AND (sort_date, index_number, id) < (?, ?, ?)',
    )
    .pluck();

  const notOlder = db
    .prepare<[string, string, string, string, number], number>(
      `SELECT count(*) FROM (
         SELECT 1 FROM lists WHERE scope = ? AND (sort_date, index_number, id) >= (?, ?, ?) LIMIT ?
       )`,
    )
    .pluck();

  function changeSize(query: ListQuery, by: number): void {
    const scope = scopeOf(query);
    resize.run(scope, query.type, query.facet ?? '', query.value ?? '', by);
    dropEmpty.run(scope);
  }

  return {
    find(id: string): StoredRecord | undefined {
      const row = stored.get(id);
      return row && fromRow(row);
    },
    tombstoneOf(id: string): Tombstone | undefined {
      const row = tombstoneOf.get(id);
      return row && toTombstone(row);
    },
    /** documentIds that hold a path, alive or withdrawn, or an index number. */
    holdersOf: (place: Place): string[] => holder.all(place),
    /** The filtered lists whose value is this documentId. */
    listsNaming: (id: string): string[] => scopesOfValue.all(id),
    listSize: (scope: string): number => size.get(scope) ?? 0,
    /** How many records of a list come before (are older than) this place. */
    olderThan(scope: string, key: ListKey): number {
      const place = [scope, key.sortDate, key.indexNumber, key.id] as const;
      // Most changes are near the new end: counted from there they cost the same however long the list is.
      const newer = notOlder.get(...place, nearEnd) ?? 0;
      return newer < nearEnd ? (size.get(scope) ?? 0) - newer : (older.get(...place) ?? 0);
    },
    insert(stored: StoredRecord): void {
      const { record } = stored;
      const { sortDate, indexNumber, id } = listKey(record);
      const row = rowOf(stored);
      const places = { id, type: record.type, title: record.title, index_number: indexNumber, sort_date: sortDate };
      insertRecord.run({ ...row, ...places, checksum: checksumOf(row) });
      if (stored.release !== null) insertRelease.run(id, stored.release);
      for (const query of listsOf(record)) {
        insertListed.run(scopeOf(query), sortDate, indexNumber, id);
        changeSize(query, 1);
      }
      for (const { field, to } of linksOf(record)) insertLink.run(id, record.type, field, to);
      for (const file of record.attachments) insertAttachment.run(attachmentPath(file), file.sha256, id);
    },
    remove(record: AnyRecord): void {
      const { sortDate, indexNumber, id } = listKey(record);
      for (const query of listsOf(record)) {
        deleteListed.run(scopeOf(query), sortDate, indexNumber, id);
        changeSize(query, -1);
      }
      for (const removal of removals) removal.run(id);
    },
    insertTombstone(id: string, stone: Tombstone): void {
      const { path, type, indexNumber, withdrawnAt, authority, reason, seq } = stone;
      const kind = [stone.isPaused ? 1 : 0, stone.isOver ? 1 : 0];
      insertTombstone.run(path, id, type, indexNumber, withdrawnAt, authority, reason, seq, ...kind);
    },
    removeTombstone(id: string): void {
      deleteTombstone.run(id);
    },
  };
}

/** Every list a record stands in: the whole one of its type, then one for each value of each facet. */
export function listsOf(record: AnyRecord): ListQuery[] {
  const { type } = record;
  return [{ type }, ...facetValues(contentTypeOf(type), record).map((value) => ({ type, ...value }))];
}

/** Lists are ordered by sort date, then index number; the oldest comes first here. */
export function listKey(record: AnyRecord): ListKey {
  const date = record[contentTypeOf(record.type).sortField];
  const sortDate = typeof date === 'string' ? date : record.formedDate;
  return { sortDate, indexNumber: record.indexNumber, id: record.id };
}

const rowOf = ({ record, approval, path, seq, hash, publishedAt, firstPublishedAt }: StoredRecord) => ({
  ...{ path, seq, hash, published_at: publishedAt, first_published_at: firstPublishedAt },
  json: Buffer.from(JSON.stringify(record)),
  approval: JSON.stringify(approval),
});

function fromRow(row: StoredRow): StoredRecord {
  assertSound(row);
  return {
    // Written by `insert` after `parsePublished` had checked it.
    record: JSON.parse(row.json.toString()) as AnyRecord,
    approval: JSON.parse(row.approval) as Approval,
    path: row.path,
    seq: row.seq,
    release: row.release,
    hash: row.hash,
    publishedAt: row.published_at,
    firstPublishedAt: row.first_published_at,
  };
}
