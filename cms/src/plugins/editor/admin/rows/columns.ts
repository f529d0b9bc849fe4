/** A column as the generator writes it into the attribute's options. */
export interface Column {
  name: string;
  label: string;
  kind: 'text' | 'longText' | 'date' | 'integer' | 'decimal' | 'choice' | 'boolean';
  isRequired: boolean;
  help?: string;
  max?: number;
  scale?: number;
  labels?: Record<string, string>;
}
export type CellValue = string | number | boolean | null;
export type Row = Record<string, CellValue>;

export const emptyRow = (columns: readonly Column[]): Row =>
  Object.fromEntries(columns.map((column) => [column.name, column.kind === 'boolean' ? false : null]));
