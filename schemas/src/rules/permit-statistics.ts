import { at, error, type Issue } from '../issues/issue.ts';
import { percentOf, sumOf } from './amounts.ts';
import { periodChecks, repeatedNames } from './statistics.ts';

export const permitCounts = [
  ...(['carriedOver', 'received', 'accepted', 'closed', 'granted', 'refused', 'ended'] as const),
] as const;
export type PermitCounts = Record<(typeof permitCounts)[number], number>;
type PermitRow = PermitCounts & { permitName: string };
interface PermitTable {
  permitRows: PermitRow[];
}

/** The sum of each column, never typed (R-SRC-10). */
export function permitTotals(rows: readonly PermitCounts[]): PermitCounts {
  const total = (column: keyof PermitCounts): number => sumOf(rows.map((row) => row[column]));
  return Object.fromEntries(permitCounts.map((column) => [column, total(column)])) as PermitCounts;
}

/** What there was to decide: carried over from the period before, and accepted in this one. */
export const toDecide = ({ carriedOver, accepted }: Pick<PermitCounts, 'carriedOver' | 'accepted'>): number =>
  carriedOver + accepted;

/** 办结率: closed of what there was to decide, in percent with one decimal; null where there was nothing (R-SRC-10). */
export function closingRate(counts: Pick<PermitCounts, 'carriedOver' | 'accepted' | 'closed'>): number | null {
  return percentOf(counts.closed, toDecide(counts));
}

/** Names, and figures that cannot be: the parts of a whole are never more than it (F-2). */
export const permitStatisticsChecks = [
  ...periodChecks('quarter'),
  ({ permitRows }: PermitTable): Issue[] =>
    repeatedNames(
      'permitRows',
      'permitName',
      permitRows.map(({ permitName }) => permitName),
    ),
  rowCheck('accepted', ({ accepted, received }) =>
    accepted > received ? { code: 'statistics.accepted-exceeds', params: { accepted, received } } : null,
  ),
  rowCheck('closed', (row) =>
    row.closed > toDecide(row)
      ? { code: 'statistics.closed-exceeds', params: { closed: row.closed, whole: toDecide(row) } }
      : null,
  ),
  rowCheck('closed', ({ closed, granted, refused, ended }) =>
    closed === granted + refused + ended
      ? null
      : { code: 'statistics.closed-differs', params: { closed, expected: granted + refused + ended } },
  ),
];

type Found = { code: Issue['code']; params: Record<string, number> } | null;

function rowCheck(column: keyof PermitCounts, judge: (row: PermitRow) => Found) {
  return ({ permitRows }: PermitTable): Issue[] =>
    permitRows.flatMap((row, index) => {
      const found = judge(row);
      return found ? [at(error('permitRows', found.code, found.params), index + 1, column)] : [];
    });
}
