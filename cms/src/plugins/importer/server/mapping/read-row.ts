import { isBlank, type Cell, type SheetRow } from '../reading/cell';
import { problemAt, type Place, type Problem } from '../reporting/problem';
import { warn, type Finding } from '../values/finding';
import { folded } from '../values/plain';
import { textOf } from '../values/texts';
import type { HeadingRow } from './headings';
import type { SourceValue } from './source-record';

export interface ReadRow {
  place: Place;
  values: Map<string, SourceValue>;
  problems: Problem[];
}

/** The cells of a row by field name, with what is wrong or noteworthy about the cells themselves. */
export function readRow(place: Place, row: SheetRow, headings: HeadingRow): ReadRow {
  const values = new Map<string, SourceValue>();
  const problems: Problem[] = [];
  if (row.isHidden) problems.push(problemAt(place, '', null, warn('row.hidden')));
  for (const [column, name] of headings.names.entries()) {
    const cell = row.cells[column];
    if (name === undefined || !cell || isBlank(cell) || values.has(name)) continue;
    const heading = headings.texts[column] ?? name;
    const finding = cellFinding(cell);
    if (finding) problems.push(problemAt(place, heading, cell.value, finding));
    values.set(name, { heading, cell });
  }
  return { place, values, problems };
}

/** A key as it is compared: width, spaces and case do not matter. */
export function keyOf(value: SourceValue | undefined): string | undefined {
  const text = value && textOf(value.cell.value);
  return text === undefined ? undefined : folded(text) || undefined;
}

/** A cell without a value to believe is reported where the value is wanted. */
function cellFinding(cell: Cell): Finding | undefined {
  return !cell.fault && cell.origin ? warn(`cell.${cell.origin}`) : undefined;
}
