import { at, error, type Issue } from '../issues/issue.ts';
import { differ, shown, sumOf } from './amounts.ts';
import { mismatch } from './budget-sums.ts';
import { balanceLines, balanceSides, type BudgetTableRows } from './budget-tables.ts';

type BalanceTable = 'summaryOfRevenueAndExpenditure' | 'fiscalAppropriationSummary';
type Side = keyof typeof balanceSides;
type Line = keyof typeof balanceLines;
type Row = { side: Side; line: Line } & Readonly<Record<string, string | number>>;

const columnsOf: Readonly<Record<BalanceTable, string[]>> = {
  summaryOfRevenueAndExpenditure: ['amount'],
  fiscalAppropriationSummary: ['total', 'generalPublicBudget', 'governmentFundBudget', 'stateCapitalBudget'],
};

export const balanceChecks = (Object.keys(columnsOf) as BalanceTable[]).flatMap((table) => [
  (record: BudgetTableRows) => lineIssues(table, record[table]),
  (record: BudgetTableRows) => lineSumIssues(table, record[table]),
  (record: BudgetTableRows) => sideIssues(table, record[table]),
]);

const sides = Object.keys(balanceSides) as Side[];

/** Each side has one row of the year and one of the total. */
function lineIssues(table: BalanceTable, rows: readonly Row[]): Issue[] {
  if (rows.length === 0) return [];
  return sides.flatMap((side) =>
    (['year-total', 'total'] as const).flatMap((line) => {
      const label = `${balanceSides[side]}${balanceLines[line]}`;
      const found = rows.flatMap((row, index) => (row.side === side && row.line === line ? [index] : []));
      if (found.length === 0) return [error(table, 'budget.line-missing', { line: label })];
      return found.slice(1).map((index) => at(error(table, 'budget.line-repeated', { line: label }), index + 1));
    }),
  );
}

/** Items add up to the year; the year with what was and what is left adds up to the total (R-BUD-20). */
function lineSumIssues(table: BalanceTable, rows: readonly Row[]): Issue[] {
  return rows.flatMap(({ side, line, ...row }, index) => {
    if (line !== 'year-total' && line !== 'total') return [];
    const parts = rows.filter((other) => other.side === side && isPartOf(other.line, line));
    return columnsOf[table].flatMap((column) => {
      const actual = Number(row[column]);
      const expected = sumOf(parts.map((part) => Number(part[column])));
      return differ(actual, expected) ? [mismatch(table, index, column, 'budget.line-sum', actual, expected)] : [];
    });
  });
}

const isPartOf = (line: Line, sum: 'year-total' | 'total'): boolean =>
  sum === 'year-total' ? line === 'item' : line !== 'item' && line !== 'total';

/** Revenue and expenditure come to the same total (R-BUD-20). */
function sideIssues(table: BalanceTable, rows: readonly Row[]): Issue[] {
  const revenue = rows.find((row) => row.side === 'revenue' && row.line === 'total');
  const index = rows.findIndex((row) => row.side === 'expenditure' && row.line === 'total');
  const expenditure = rows[index];
  if (!revenue || !expenditure) return [];
  return columnsOf[table].flatMap((column) => {
    const actual = Number(expenditure[column]);
    const expected = Number(revenue[column]);
    if (!differ(actual, expected)) return [];
    return [
      at(error(table, 'budget.sides-differ', { actual: shown(actual), expected: shown(expected) }), index + 1, column),
    ];
  });
}
