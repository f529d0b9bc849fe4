import { cellValue } from './cell-value';
import { emptyRow, type Column, type Row } from './columns';

/** The rows with a pasted block laid over them from a cell on; rows are added where the block reaches further. */
export function fillBlock(
  rows: readonly Row[],
  columns: readonly Column[],
  start: { row: number; column: number },
  block: readonly (readonly string[])[],
): Row[] {
  const result = [...rows];
  block.forEach((cells, offset) => {
    const at = start.row + offset;
    const row = { ...(result[at] ?? emptyRow(columns)) };
    cells.forEach((text, index) => {
      const column = columns[start.column + index];
      if (column) row[column.name] = cellValue(column, text);
    });
    result[at] = row;
  });
  return result;
}

export const removeRow = (rows: readonly Row[], at: number): Row[] => rows.filter((_, index) => index !== at);

/** The rows with the one at `at` moved by one place up (-1) or down (1); unchanged at the ends. */
export function moveRow(rows: readonly Row[], at: number, by: -1 | 1): Row[] {
  const result = [...rows];
  const [moved, other] = [result[at], result[at + by]];
  if (!moved || !other) return result;
  result[at] = other;
  result[at + by] = moved;
  return result;
}
