import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { contentTypes, readBureau } from '@yangguang/schemas';
import { demoBureauFile } from './demo-bureau.ts';
import { openSnapshotForWriting, writeMeta } from '../../src/content/database.ts';
import { applyChanges } from '../snapshot/apply.ts';
import { checkChange } from '../snapshot/checked-change.ts';
import { publishChange, sampleInstant, withdrawChange } from './sample-change.ts';
import { sampleRecord } from './sample-record.ts';

/**
 * Writes a snapshot with `each` records of every type and one withdrawn record, to look at pages without a CMS:
 * `node publisher/testing/sample-snapshot.ts var/sample.db 45`, then `YANGGUANG_SNAPSHOT=… pnpm exec astro dev`.
 */
export function writeSampleSnapshot(file: string, each: number): void {
  for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true });
  const db = openSnapshotForWriting(file);
  writeMeta(db, 'bureau', JSON.stringify(readBureau(demoBureauFile)));
  const records = contentTypes.flatMap((type, at) =>
    Array.from({ length: each }, (_, index) => sampleRecord(type.name, index + 1, indexed(at * each + index + 1))),
  );
  const changes = records.map((record, index) => publishChange(record, index + 1));
  const withdrawn = records.slice(0, 1).map((record) => withdrawChange(record, records.length + 1));
  const all = [...changes, ...withdrawn];
  applyChanges(db, all.map(checkChange), sampleInstant(all.length), all.length);
  db.close();
}

const indexed = (number: number) => ({ indexNumber: `YC012/2026-${String(number).padStart(5, '0')}` });

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , file, each = '45'] = process.argv;
  if (!file) throw new Error('usage: sample-snapshot.ts <file> [records of each type]');
  writeSampleSnapshot(file, Number(each));
}
