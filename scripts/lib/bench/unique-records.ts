import { contentTypeOf, type AnyRecord } from '@yangguang/schemas';
import { generateRecords } from '@yangguang/schemas/examples';

/** One record in nine is an entry that may be shown no longer, so a fifth more are generated. */
const generatedShare = 1.2;
const shanghaiMs = 8 * 3_600_000;

/**
 * Generated records that may be shown today, so that whoever builds a site of them builds as many pages. Generated titles
 * repeat on a day now and then, which the importer would take for a slip, as it should; the later ones get a number.
 */
export function* uniqueRecords(count: number): Generator<AnyRecord> {
  const seen = new Map<string, number>();
  const today = new Date(Date.now() + shanghaiMs).toISOString().slice(0, 10);
  let made = 0;
  for (const record of generateRecords({ count: Math.ceil(count * generatedShare), seed: 1 })) {
    if (contentTypeOf(record.type).isOnDisplay?.(record, today) === false) continue;
    const key = `${record.type} ${record.title} ${record.formedDate}`;
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    yield times === 1 ? record : { ...record, title: `${record.title}（${times}）` };
    made += 1;
    if (made === count) return;
  }
  throw new RangeError(`only ${made} of ${count} records may be shown`);
}
