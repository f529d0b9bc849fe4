import { columnLetters } from '../reading/xlsx/reference';
import { isBlank, type SheetRow } from '../reading/cell';
import { folded } from '../values/plain';
import { textOf } from '../values/texts';
import type { Finding } from '../values/finding';

/** What a column may be called: its field name, and its Chinese label. */
export interface HeadingSpec {
  name: string;
  label: string;
}

export interface HeadingRow {
  row: number;
  /** Field name by column; undefined for a column that is not understood. */
  names: (string | undefined)[];
  /** Heading as written, by column. */
  texts: string[];
  findings: { heading: string; finding: Finding }[];
}

/** Rows at the top of a sheet among which the headings are looked for: titles and notes may stand above them. */
export const headingSearchRows = 20;

/** The row that names at least two fields (or the only one there is); of several the one that names most. */
export function findHeadings(rows: readonly SheetRow[], specs: readonly HeadingSpec[]): SheetRow | undefined {
  const score = (row: SheetRow) => new Set(headingTexts(row).flatMap((text) => specOf(text, specs)?.name ?? [])).size;
  const best = rows.reduce<SheetRow | undefined>(
    (found, row) => (score(row) > (found ? score(found) : 0) ? row : found),
    undefined,
  );
  return best && score(best) >= Math.min(2, specs.length) ? best : undefined;
}

/** Reads a heading row; unknown and doubled headings are findings. */
export function readHeadings(row: SheetRow, specs: readonly HeadingSpec[], label: string): HeadingRow {
  const texts = headingTexts(row);
  const names = texts.map((text) => specOf(text, specs)?.name);
  const findings = texts.flatMap((heading, column): HeadingRow['findings'] => {
    if (heading === '') return [];
    const name = names[column];
    if (name === undefined) return [{ heading, finding: unknownHeading(heading, specs, label) }];
    if (names.indexOf(name) < column) return [{ heading, finding: { code: 'heading.doubled', severity: 'error' } }];
    return [];
  });
  return { row: row.row, names, texts, findings };
}

/** The first column that holds something under no heading, as `C`. */
export function unheadedColumn(row: SheetRow, headings: HeadingRow): string | undefined {
  const column = row.cells.findIndex((cell, index) => !isBlank(cell) && !headings.texts[index]);
  return column < 0 ? undefined : columnLetters(column);
}

/** `（是否“发文字号”？）`: the known heading that looks most like what was written, if any does. */
export function suggestionFor(heading: string, specs: readonly HeadingSpec[]): string {
  const wanted = cleanHeading(heading);
  const near = specs
    .flatMap(({ name, label }) => [
      { label, distance: distanceBetween(wanted, cleanHeading(label)) },
      { label, distance: distanceBetween(wanted, folded(name)) },
    ])
    .sort((a, b) => a.distance - b.distance)[0];
  return near && near.distance <= Math.max(1, Math.floor(wanted.length / 2)) ? `（是否“${near.label}”？）` : '';
}

function unknownHeading(heading: string, specs: readonly HeadingSpec[], label: string): Finding {
  return { code: 'heading.unknown', severity: 'error', params: { label, suggestion: suggestionFor(heading, specs) } };
}

/** Headings as the officer reads them, without the mark of a required column. */
function headingTexts(row: SheetRow): string[] {
  const text = (cell: SheetRow['cells'][number]) => (cell && !cell.fault ? (textOf(cell.value) ?? '') : '');
  return Array.from(row.cells, (cell) =>
    text(cell)
      .replace(/[*＊]\s*$/, '')
      .trim(),
  );
}

function specOf(text: string, specs: readonly HeadingSpec[]): HeadingSpec | undefined {
  const wanted = cleanHeading(text);
  if (wanted === '') return undefined;
  return specs.find(({ name, label }) => cleanHeading(label) === wanted || folded(name) === wanted);
}

/** Without width, spaces, and the marks that say a column is required. */
function cleanHeading(text: string): string {
  return folded(text).replace(/[*:]|\((?:必填|选填|可选)\)/g, '');
}

/** Number of characters to add, drop or change (Levenshtein). */
function distanceBetween(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1)
      current[j] = Math.min(
        (previous[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    previous = current;
  }
  return previous[b.length] ?? 0;
}
