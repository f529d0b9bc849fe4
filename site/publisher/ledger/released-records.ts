import { listedRecords, type ReleasedRecord, type ReleaseEntry } from '@yangguang/schemas';
import type { Snapshot } from '../../src/content/database.ts';

interface Row {
  id: string;
  path: string;
  /** Null for what a command showed again or hid. */
  seq: number | null;
  wasPublic: 0 | 1;
  type: string | null;
  title: string | null;
  tombstoneType: string | null;
  indexNumber: string | null;
}

/** What readers see happen to records in the release that carries what waits now. */
export function releasedRecords(db: Snapshot): Pick<ReleaseEntry, 'counts' | 'records'> {
  const rows = db
    .prepare<[], Row>(
      `SELECT u.id, u.path, u.seq, u.wasPublic, r.type, r.title, t.type AS tombstoneType, t.index_number AS indexNumber
       FROM (
         SELECT id, path, max(seq) AS seq, json_type(before, '$.stored') IS NOT NULL AS wasPublic
         FROM unreleased GROUP BY id
         UNION ALL
         SELECT id, path, NULL, json_type(before, '$.stored') IS NOT NULL FROM shifted
         WHERE id NOT IN (SELECT id FROM unreleased)
       ) u LEFT JOIN records r ON r.id = u.id LEFT JOIN tombstones t ON t.id = u.id ORDER BY u.seq, u.path`,
    )
    .all();
  const counts = { added: 0, changed: 0, withdrawn: 0 };
  const records: ReleasedRecord[] = [];
  for (const row of rows) {
    const action = row.type === null ? 'withdrawn' : row.wasPublic ? 'changed' : 'added';
    counts[action] += 1;
    if (records.length < listedRecords) records.push({ ...described(row), action });
  }
  return { counts, records };
}

/** A withdrawn record is known by its index number and no longer by its title (A13). */
function described(row: Row): Omit<ReleasedRecord, 'action'> {
  const { id, path, seq } = row;
  return { id, path, seq, type: row.type ?? row.tombstoneType ?? '', title: row.title ?? row.indexNumber ?? '' };
}

/** Records that the release withdraws. */
export function withdrawnRecords(db: Snapshot): { id: string; indexNumber: string }[] {
  return db
    .prepare<[], { id: string; indexNumber: string }>(
      `SELECT DISTINCT u.id, t.index_number AS indexNumber FROM unreleased u JOIN tombstones t ON t.id = u.id
       WHERE u.action = 'withdraw' ORDER BY u.id`,
    )
    .all();
}
