import { indexNumberTail, periodFieldOf, type ContentType } from '@yangguang/schemas';
import type { Finding } from '../values/finding';
import type { ConvertedRecord } from './converted';
import type { Spot } from './trail';

interface Known {
  title: unknown;
  documentNumber?: unknown;
  formedDate?: unknown;
  period?: unknown;
}

interface Seen {
  /** Row in this file, or index number in the database. */
  row?: number;
  indexNumber?: string | null;
}

/**
 * Records that are in the file twice, or in the system already: same title with the same document number (without one,
 * the same formed date); among public records the document number alone; figures of a period that the file or the portal
 * has already (R-SRC-09); and index numbers, which name one record for ever (R-POL-05).
 */
export class Duplicates {
  private readonly seen = new Map<string, Seen>();
  private readonly tails = new Map<string, Seen>();
  private readonly periods = new Map<string, Seen>();
  private readonly type: ContentType;

  constructor(type: ContentType) {
    this.type = type;
  }

  addExisting(record: Known & { indexNumber: string | null; isPublished: boolean }): void {
    const { indexNumber } = record;
    this.seen.set(this.nameOf(record), { indexNumber });
    if (record.isPublished && record.documentNumber) this.seen.set(numberKey(record), { indexNumber });
    if (record.isPublished && record.period) this.periods.set(String(record.period), { indexNumber });
  }

  /** Numbers that were ever given out, also to records that are gone. */
  addTaken(numbers: readonly string[]): void {
    for (const number of numbers) this.tails.set(indexNumberTail(number), { indexNumber: number });
  }

  /** What this record repeats; it counts as seen from then on. */
  check(record: ConvertedRecord, target: 'draft' | 'published'): { spot: Spot; finding: Finding }[] {
    const known = record.values as unknown as Known;
    const labels = (...fields: string[]) => fields.map((field) => this.type.fields[field]?.label ?? field).join('和');
    const found: { spot: Spot; finding: Finding }[] = [];
    const { row } = record.place;
    const look = (map: Map<string, Seen>, key: string, field: string, keys: string) => {
      const earlier = map.get(key);
      if (earlier) found.push({ spot: { field }, finding: this.finding(earlier, keys) });
      else map.set(key, { row });
      return earlier !== undefined;
    };
    if (typeof known.title === 'string') {
      const second = known.documentNumber ? 'documentNumber' : 'formedDate';
      const isRepeated = look(this.seen, this.nameOf(known), 'title', labels('title', second));
      if (!isRepeated && target === 'published' && known.documentNumber)
        look(this.seen, numberKey(known), 'documentNumber', labels('documentNumber'));
    }
    const period = periodFieldOf(this.type);
    if (period !== undefined && record.values[period])
      look(this.periods, String(record.values[period]), period, labels(period));
    if (record.indexNumber !== null) {
      const earlier = this.tails.get(indexNumberTail(record.indexNumber));
      if (earlier?.row !== undefined)
        found.push({ spot: { field: 'indexNumber' }, finding: this.finding(earlier, labels('indexNumber')) });
      else if (earlier)
        found.push({ spot: { field: 'indexNumber' }, finding: { code: 'index-number.taken', severity: 'error' } });
      else this.tails.set(indexNumberTail(record.indexNumber), { row });
    }
    return found;
  }

  private nameOf({ title, documentNumber, formedDate }: Known): string {
    return `${String(title)}\n${String(documentNumber ?? formedDate ?? '')}`;
  }

  private finding(earlier: Seen, keys: string): Finding {
    return earlier.row !== undefined
      ? { code: 'duplicate.in-file', severity: 'error', params: { otherRow: earlier.row, keys } }
      : {
          code: 'duplicate.in-database',
          severity: 'error',
          params: { keys, label: this.type.label, indexNumber: earlier.indexNumber ?? '' },
        };
  }
}

const numberKey = ({ documentNumber }: Known): string => `\n${String(documentNumber)}`;
