import { kindOf, type FieldKind } from '@yangguang/schemas';
import { fieldText } from './field-text.ts';

export type Row = Readonly<Record<string, unknown>>;

export interface TableColumn {
  name: string;
  label: string;
  kind: FieldKind;
  /** Right-aligned. */
  isNumeric: boolean;
  /** The cell that names its row. */
  isRowHeader: boolean;
}

/** Columns of a table field as its definition states them; the first text column names the row (R-A11Y-07). */
export function tableColumns(kind: FieldKind): TableColumn[] {
  if (kind.kind !== 'rows') throw new TypeError(`a field of kind ${kind.kind} has no columns`);
  const columns = Object.entries(kind.columns).map(([name, { label, schema }]) => ({
    name,
    label,
    kind: kindOf(schema),
  }));
  const header = columns.find(({ name }) => name === 'name') ?? columns[0];
  return columns.map((column) => ({
    ...column,
    isNumeric: column.kind.kind === 'decimal' || column.kind.kind === 'integer',
    isRowHeader: column.name === header?.name,
  }));
}

/** Numbers stand right; codes and days stay on one line. */
export function cellClass({ name, isNumeric, kind }: TableColumn): string | undefined {
  if (isNumeric) return 'r';
  return name === 'code' || kind.kind === 'date' ? 'code' : undefined;
}

export const cellText = (column: TableColumn, row: Row): string => fieldText(column.kind, row[column.name]);
