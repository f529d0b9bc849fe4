import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSnapshotForWriting } from '../../src/content/database.ts';
import { snapshotWriter } from './snapshot-writer.ts';

test('a place in a long list has as many older records, counted from either end', () => {
  const folder = mkdtempSync(join(tmpdir(), 'snapshot-writer-'));
  const db = openSnapshotForWriting(join(folder, 'snapshot.db'));
  const length = 2500;
  const keyOf = (number: number) => {
    const text = String(number).padStart(5, '0');
    return { sortDate: `2026-01-${text.slice(0, 2)}`, indexNumber: `YC/2026-${text}`, id: `id-${text}` };
  };
  const insert = db.prepare('INSERT INTO lists (scope, sort_date, index_number, id) VALUES (?, ?, ?, ?)');
  db.transaction(() => {
    for (let number = 0; number < length; number += 1) {
      const { sortDate, indexNumber, id } = keyOf(number * 2);
      insert.run('article::', sortDate, indexNumber, id);
      insert.run('article:year:2026', sortDate, indexNumber, id);
    }
    db.exec(
      `INSERT INTO list_sizes (scope, type, facet, value, size) VALUES ('article::', 'article', '', '', ${length})`,
    );
  })();
  const { olderThan } = snapshotWriter(db);
  // Records that are there have even numbers, places between them odd ones.
  for (const number of [0, 1, 2, 999, 2998, 2999, 3000, 3001, 3002, 4000, 4997, 4998, 4999])
    expect(olderThan('article::', keyOf(number))).toBe(Math.ceil(number / 2));
  db.close();
  rmSync(folder, { recursive: true });
});
