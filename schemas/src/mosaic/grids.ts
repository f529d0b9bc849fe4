import { Parser } from 'htmlparser2';
import type { ContentType } from '../define-content-type.ts';
import { namedFields } from '../derive/fields.ts';
import type { AnyRecord } from '../types/index.ts';

/** A table of a record: the first row is its heading. */
export interface Grid {
  field: string;
  /** Which of the tables of the field, from 1. */
  number: number;
  rows: string[][];
}

/** Every table of a record: those in its rich texts, and its fields of rows under the labels of their columns. */
export function gridsOf(type: ContentType, record: AnyRecord): Grid[] {
  return namedFields(type).flatMap(({ name: field }) => {
    const kind = type.kind(field);
    const value = (record as unknown as Record<string, unknown>)[field];
    if (kind.kind === 'richText' && typeof value === 'string') return htmlGrids(field, value);
    if (kind.kind !== 'rows' || !Array.isArray(value) || value.length === 0) return [];
    const columns = Object.entries(kind.columns);
    const body = value.map((row: Record<string, unknown>) => columns.map(([name]) => String(row[name] ?? '')));
    return [{ field, number: 1, rows: [columns.map(([, { label }]) => label), ...body] }];
  });
}

/** The tables of HTML, cells that reach over several rows or columns told in each of them. */
export function htmlGrids(field: string, html: string): Grid[] {
  if (!html.includes('<table')) return [];
  const grids: string[][][] = [];
  let cell: { text: string; columns: number; rows: number } | null = null;
  let place = { row: -1, column: 0 };
  const parser = new Parser({
    onopentag(tag, { colspan, rowspan }) {
      if (tag === 'table') {
        grids.push([]);
        place = { row: -1, column: 0 };
      }
      if (tag === 'tr') place = { row: place.row + 1, column: 0 };
      if (tag === 'td' || tag === 'th') cell = { text: '', columns: span(colspan), rows: span(rowspan) };
    },
    ontext(text) {
      if (cell) cell.text += text;
    },
    onclosetag(tag) {
      const grid = grids.at(-1);
      if ((tag !== 'td' && tag !== 'th') || !cell || !grid) return;
      place.column = put(grid, place, cell);
      cell = null;
    },
  });
  parser.end(html);
  return grids.map((rows, index) => ({
    field,
    number: index + 1,
    rows: rows.map((row) => [...row].map((text) => text ?? '')),
  }));
}

const mostSpanned = 100;
const span = (value: string | undefined): number => Math.min(Math.max(Number(value) || 1, 1), mostSpanned);

/** Puts a cell where the row has room; @returns the column behind it. */
function put(
  grid: string[][],
  { row, column }: { row: number; column: number },
  cell: { text: string; columns: number; rows: number },
): number {
  const text = cell.text.replace(/\s+/g, ' ').trim();
  let at = column;
  while (grid[row]?.[at] !== undefined) at += 1;
  for (let down = 0; down < cell.rows; down += 1)
    for (let right = 0; right < cell.columns; right += 1) (grid[row + down] ??= [])[at + right] = text;
  return at + cell.columns;
}
