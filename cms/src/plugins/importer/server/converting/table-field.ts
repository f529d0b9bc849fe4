import { kindOf, type FieldKind } from '@yangguang/schemas';
import type { SourceTableRow, SourceValue } from '../mapping/source-record';
import type { CellValue } from '../reading/cell';
import type { Place } from '../reporting/problem';
import { fieldValue } from '../values/field-value';
import { folded } from '../values/plain';
import type { Trail } from './trail';

type RowsKind = Extract<FieldKind, { kind: 'rows' }>;

/** The rows of a table field: those written as a list in the record itself, and those of its own sheet. */
export function tableRows(
  field: string,
  kind: RowsKind,
  written: SourceValue | undefined,
  sheetRows: readonly SourceTableRow[],
  uses1904Dates: boolean,
  trail: Trail,
): Record<string, unknown>[] {
  const own = written && !written.cell.fault ? writtenRows(kind, trail.originOf({ field }).place, written) : [];
  if (own === undefined) trail.report({ field }, { code: 'rows.not-a-table', severity: 'error' });
  return [...(own ?? []), ...sheetRows].map((row, index) =>
    tableRow(field, kind, row, index + 1, uses1904Dates, trail),
  );
}

function tableRow(
  field: string,
  kind: RowsKind,
  source: SourceTableRow,
  row: number,
  uses1904Dates: boolean,
  trail: Trail,
): Record<string, unknown> {
  trail.from({ field, row }, { place: source.place, heading: '', value: undefined });
  return Object.fromEntries(
    Object.entries(kind.columns).map(([column, { label, schema }]) => {
      const given = source.values.get(column);
      const spot = { field, row, column };
      trail.from(spot, { place: source.place, heading: given?.heading ?? label, value: given?.cell.value });
      const empty = kindOf(schema).kind === 'boolean' ? false : null;
      if (!given) return [column, empty];
      if (given.cell.fault)
        return [column, (trail.report(spot, { code: `cell.${given.cell.fault}`, severity: 'error' }), empty)];
      const outcome = fieldValue(schema, given.cell.value, uses1904Dates);
      for (const finding of outcome.ok ? (outcome.warnings ?? []) : [outcome.finding]) trail.report(spot, finding);
      return [column, outcome.ok ? outcome.value : empty];
    }),
  );
}

/** Rows given as a list of objects, or as such a list in JSON text; undefined for anything else. */
function writtenRows(kind: RowsKind, place: Place, own: SourceValue): SourceTableRow[] | undefined {
  const names = new Map(
    Object.entries(kind.columns).flatMap(([name, column]) => [
      [folded(name), name] as const,
      [folded(column.label), name] as const,
    ]),
  );
  const rows = listOf(own.cell.value)?.map((row) => rowValues(row, names));
  if (!rows || rows.includes(undefined)) return undefined;
  return rows.flatMap((values) => (values ? [{ place, values }] : []));
}

function rowValues(row: unknown, names: ReadonlyMap<string, string>): Map<string, SourceValue> | undefined {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return undefined;
  const values = new Map<string, SourceValue>();
  for (const [heading, value] of Object.entries(row)) {
    const name = names.get(folded(heading));
    if (name === undefined) return undefined;
    if (value !== null && value !== '') values.set(name, { heading, cell: { value: value as CellValue } });
  }
  return values;
}

function listOf(value: CellValue): unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'string' || !value.trim().startsWith('[')) return undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    return Array.isArray(parsed) ? parsed : undefined;
  } catch (error) {
    // Not a list: the caller reports it with the place.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
