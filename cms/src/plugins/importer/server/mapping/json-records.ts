import type { ContentType } from '@yangguang/schemas';
import { ImportFault } from '../reading/fault';
import { limits } from '../reading/limits';
import type { CellValue, JsonRow } from '../reading/cell';
import { problemAt, type Problem } from '../reporting/problem';
import { folded } from '../values/plain';
import { suggestionFor } from './headings';
import { recordHeadings, special, type SourceRecord, type SourceValue } from './source-record';

/**
 * Records of a JSON or JSONL file. Members are called by field name or Chinese label; besides these `key` (a name other
 * records may refer to) and `firstPublishedAt` (the original 发布日期).
 */
export async function* jsonRecords(type: ContentType, rows: AsyncIterable<JsonRow>): AsyncGenerator<SourceRecord> {
  const specs = recordHeadings(type);
  const names = new Map([
    ...specs.flatMap(({ name, label }) => [[folded(label), name] as const, [folded(name), name] as const]),
    ['key', special.key],
    ['firstpublishedat', special.publishedDate],
  ]);
  let count = 0;
  for await (const { row, value } of rows) {
    count += 1;
    if (count > limits.rows) throw new ImportFault('table.too-many-rows', { limit: limits.rows });
    yield jsonRecord(row, value, names, (heading) => ({
      label: type.label,
      suggestion: suggestionFor(heading, specs),
    }));
  }
}

/** A canonical record of the change feed may be imported as it is: what only names the record there is passed over. */
const passedOver: ReadonlySet<string> = new Set(['type', 'id']);

function jsonRecord(
  row: number,
  value: unknown,
  names: ReadonlyMap<string, string>,
  hint: (heading: string) => Record<string, string>,
): SourceRecord {
  const place = { sheet: '', row };
  const values = new Map<string, SourceValue>();
  const problems: Problem[] = [];
  const record = { place, values, tables: new Map(), problems };
  if (!isObject(value)) {
    problems.push(problemAt(place, '', value as CellValue, { code: 'record.not-an-object', severity: 'error' }));
    return record;
  }
  for (const [heading, member] of Object.entries(value)) {
    if (passedOver.has(heading)) continue;
    const name = names.get(folded(heading));
    if (name === undefined) {
      const finding = { code: 'record.unknown-field', severity: 'error', params: hint(heading) } as const;
      problems.push(problemAt(place, heading, member as CellValue, finding));
    } else if (!isEmpty(member)) values.set(name, { heading, cell: { value: member as CellValue } });
  }
  return record;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}
