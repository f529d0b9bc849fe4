import type { AnyRecord } from '@yangguang/schemas';
import { generateRecords } from '@yangguang/schemas/examples';

/**
 * Generated records, the same for the same count. Generated titles repeat on a day now and then, which the importer
 * would take for a slip, as it should; the later ones get a number.
 */
export function* uniqueRecords(count: number): Generator<AnyRecord> {
  const seen = new Map<string, number>();
  for (const record of generateRecords({ count, seed: 1 })) {
    const key = `${record.type} ${record.title} ${record.formedDate}`;
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    yield times === 1 ? record : { ...record, title: `${record.title}（${times}）` };
  }
}
