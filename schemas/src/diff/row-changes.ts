import { canonicalJson } from '../canonical.ts';
import { displayText } from '../derive/display.ts';
import { kindOf, type RowColumn } from '../primitives.ts';
import { align, type Pair } from './align.ts';
import { textLikeness, wordSpans, type Span } from './words.ts';

type Row = Readonly<Record<string, unknown>>;
type Columns = Readonly<Record<string, RowColumn>>;

/** A row of a table field that came, went or has other cells. */
export interface RowChange {
  change: 'added' | 'removed' | 'changed';
  /** Where it stood and stands, counted from 1. */
  before: number | null;
  after: number | null;
  /** First cell with text, by which an officer knows the row. */
  name: string;
  /** The cells that differ; of a row that came or went all that are not empty. */
  cells: { label: string; spans: Span[] }[];
}

interface Placed {
  row: Row;
  number: number;
}

/** What became of a table, row by row and cell by cell. */
export function rowChanges(columns: Columns, before: readonly Row[], after: readonly Row[]): RowChange[] {
  const comparing = {
    keyOf: ({ row }: Placed) => canonicalJson(row),
    likeness: (a: Placed, b: Placed) => rowLikeness(columns, a.row, b.row),
  };
  return align(placed(before), placed(after), comparing)
    .filter(({ isSame }) => !isSame)
    .map((pair) => changeOf(columns, pair));
}

const placed = (rows: readonly Row[]): Placed[] => rows.map((row, index) => ({ row, number: index + 1 }));

function rowLikeness(columns: Columns, before: Row, after: Row): number {
  const names = Object.keys(columns);
  const sum = names.reduce(
    (total, name) => total + textLikeness(cellText(columns, before, name), cellText(columns, after, name)),
    0,
  );
  return sum / names.length;
}

function changeOf(columns: Columns, { before, after }: Pair<Placed>): RowChange {
  const texts = Object.entries(columns).map(([name, { label }]) => ({
    label,
    old: cellText(columns, before?.row ?? {}, name),
    now: cellText(columns, after?.row ?? {}, name),
  }));
  return {
    change: before === null ? 'added' : after === null ? 'removed' : 'changed',
    before: before?.number ?? null,
    after: after?.number ?? null,
    name: texts.map(({ old, now }) => now || old).find(Boolean) ?? '',
    cells: texts
      .filter(({ old, now }) => old !== now)
      .map(({ label, old, now }) => ({ label, spans: wordSpans(runOf(old), runOf(now)) })),
  };
}

/** The cells of a row as officers read them. */
export const rowTexts = (columns: Columns, row: Row): string[] =>
  Object.keys(columns).map((name) => cellText(columns, row, name));

const runOf = (text: string) => (text === '' ? [] : [{ text }]);

function cellText(columns: Columns, row: Row, name: string): string {
  const column = columns[name];
  return column ? displayText(kindOf(column.schema), row[name] ?? null) : '';
}
