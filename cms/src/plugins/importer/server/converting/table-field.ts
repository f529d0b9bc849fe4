import { isOptional, kindOf, type FieldKind, type RowColumn } from '@yangguang/schemas';
import type { SourceTableRow, SourceValue } from '../mapping/source-record';
import type { CellValue } from '../reading/cell';
import { problemAt, type Place, type Problem } from '../reporting/problem';
import { fieldValue } from '../values/field-value';
import { folded } from '../values/plain';

type RowsKind = Extract<FieldKind, { kind: 'rows' }>;

/** The rows of a table field: those of its own sheet, and those written as a list in the record itself. */
export function tableRows(
  kind: RowsKind,
  label: string,
  place: Place,
  own: SourceValue | undefined,
  sheetRows: readonly SourceTableRow[],
  uses1904Dates: boolean,
): { rows: Record<string, unknown>[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const written = own ? writtenRows(kind, place, own) : [];
  if (written === undefined)
    problems.push(problemAt(place, label, own?.cell.value, { code: 'rows.not-a-table', severity: 'error' }));
  const rows = [...(written ?? []), ...sheetRows].map((row) => tableRow(kind.columns, row, uses1904Dates, problems));
  return { rows, problems };
}

function tableRow(
  columns: Readonly<Record<string, RowColumn>>,
  row: SourceTableRow,
  uses1904Dates: boolean,
  problems: Problem[],
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, cellValue(name, column, row, uses1904Dates, problems)]),
  );
}

function cellValue(
  name: string,
  column: RowColumn,
  row: SourceTableRow,
  uses1904Dates: boolean,
  problems: Problem[],
): unknown {
  const given = row.values.get(name);
  if (!given || given.cell.fault) {
    if (kindOf(column.schema).kind === 'boolean') return false;
    // A table row that lacks a value has no meaning, in a draft as little as in print.
    if (!given && !isOptional(column.schema))
      problems.push(problemAt(row.place, column.label, null, { code: 'value.required', severity: 'error' }));
    return null;
  }
  const outcome = fieldValue(column, given.cell.value, uses1904Dates);
  const findings = outcome.ok ? (outcome.warnings ?? []) : [outcome.finding];
  problems.push(...findings.map((finding) => problemAt(row.place, given.heading, given.cell.value, finding)));
  return outcome.ok ? outcome.value : null;
}

/** Rows given as a list of objects, or as such a list in JSON text; undefined for anything else. */
function writtenRows(kind: RowsKind, place: Place, own: SourceValue): SourceTableRow[] | undefined {
  const list = listOf(own.cell.value);
  if (!list?.every((row) => typeof row === 'object' && row !== null && !Array.isArray(row))) return undefined;
  const names = new Map(
    Object.entries(kind.columns).flatMap(([name, column]) => [
      [folded(name), name] as const,
      [folded(column.label), name] as const,
    ]),
  );
  const rows = list.map((row) => ({ place, values: rowValues(row as Record<string, unknown>, names) }));
  return rows.some((row) => row.values === undefined) ? undefined : (rows as SourceTableRow[]);
}

function rowValues(
  row: Record<string, unknown>,
  names: ReadonlyMap<string, string>,
): Map<string, SourceValue> | undefined {
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
