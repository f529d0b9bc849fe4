import { at, error, type Issue } from '../issues/issue.ts';
import { differ, shown, sumOf } from './amounts.ts';
import type { BudgetTable, BudgetTableRows } from './budget-tables.ts';

type Tables = Pick<BudgetTableRows, BudgetTable>;
type Amounts = Readonly<Record<string, unknown>>;

/** Columns that add up to another column of the same row (R-BUD-21, R-BUD-22). */
const rowSums: readonly [table: BudgetTable, sum: string, parts: string[]][] = [
  [
    'revenueSummary',
    'total',
    [
      ...['carriedOver', 'generalPublicBudget', 'governmentFundBudget', 'stateCapitalBudget', 'specialAccount'],
      ...['operationalIncome', 'businessIncome', 'superiorSubsidy', 'subsidiaryRemittance', 'otherIncome'],
    ],
  ],
  [
    'expenditureSummary',
    'total',
    ['basic', 'project', 'superiorRemittance', 'businessExpenditure', 'subsidiarySubsidy'],
  ],
  ['fiscalAppropriationSummary', 'total', ['generalPublicBudget', 'governmentFundBudget', 'stateCapitalBudget']],
  ['generalBudgetExpenditure', 'total', ['basic', 'project']],
  ['generalBudgetBasicExpenditure', 'total', ['personnelCost', 'publicCost']],
  ['threeOfficialExpenses', 'vehicles', ['vehiclePurchase', 'vehicleOperation']],
  ['threeOfficialExpenses', 'total', ['overseasTrips', 'vehicles', 'officialReception']],
  ['fundBudgetExpenditure', 'total', ['basic', 'project']],
  ['stateCapitalExpenditure', 'total', ['basic', 'project']],
];

const amountOf = (row: Amounts, column: string): number => Number(row[column] ?? 0);

export const rowSumChecks = rowSums.map(([table, sum, parts]) => (record: Tables): Issue[] => {
  const rows: readonly Amounts[] = record[table];
  return rows.flatMap((row, index) => {
    const actual = amountOf(row, sum);
    const expected = sumOf(parts.map((part) => amountOf(row, part)));
    return differ(actual, expected) ? [mismatch(table, index, sum, 'budget.row-sum', actual, expected)] : [];
  });
});

/** A failed sum: table, row, column and both values (6.3). */
export function mismatch(
  table: BudgetTable,
  index: number,
  column: string,
  code: Issue['code'],
  actual: number,
  expected: number,
  params: Issue['params'] = {},
): Issue {
  return at(error(table, code, { actual: shown(actual), expected: shown(expected), ...params }), index + 1, column);
}

/** Carried over plus revenue less expenditure is what is left, row by row, where all are given (F8). */
export function fundBalanceCheck(record: Pick<Tables, 'fundBudgetExpenditure'>): Issue[] {
  return record.fundBudgetExpenditure.flatMap((row, index) => {
    if (row.openingBalance === null || row.revenue === null || row.closingBalance === null) return [];
    const expected = sumOf([row.openingBalance, row.revenue, -row.total]);
    if (!differ(row.closingBalance, expected)) return [];
    return [mismatch('fundBudgetExpenditure', index, 'closingBalance', 'budget.balance', row.closingBalance, expected)];
  });
}
