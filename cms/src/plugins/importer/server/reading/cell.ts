/** What one cell of a sheet, or one member of a JSON record, held before any field gave it a meaning. */
export type CellValue = string | number | boolean | CellDay | JsonValue | null;
export type JsonValue = readonly unknown[] | { readonly [key: string]: unknown };

/** A cell that the workbook itself shows as a date. */
export class CellDay {
  readonly iso: string;
  /** `09:30:00`; empty when the cell shows a day only. */
  readonly time: string;
  constructor(iso: string, time = '') {
    this.iso = iso;
    this.time = time;
  }
}

export interface Cell {
  value: CellValue;
  /** `formula`: the value is the result the workbook stored. `merged`: taken from the first cell of a merged range. */
  origin?: 'formula' | 'merged';
  /** Why there is no value to believe. */
  fault?: 'formula-error' | 'formula-without-result' | 'merged-across';
}

export interface SheetRow {
  /** Row number as Excel, or line number as an editor, shows it; counted from 1. */
  row: number;
  /** By column, counted from 0; holes are empty cells. */
  cells: (Cell | undefined)[];
  isHidden?: boolean;
}

/** Something that can be read row by row, as often as wanted. */
export interface Sheet {
  name: string;
  isHidden: boolean;
  rows: () => AsyncIterable<SheetRow>;
}

/** A record of a JSON or JSONL file. */
export interface JsonRow {
  row: number;
  value: unknown;
}

export type Source =
  | { form: 'sheets'; sheets: Sheet[]; uses1904Dates: boolean; close: () => Promise<void> }
  | { form: 'records'; records: () => AsyncIterable<JsonRow>; close: () => Promise<void> };

export function isBlank(cell: Cell | undefined): boolean {
  if (!cell || cell.fault) return !cell;
  return cell.value === null || (typeof cell.value === 'string' && cell.value.trim() === '');
}
