import { at, error, type Issue } from '../issues/issue.ts';
import { differ, exceeds, sumOf } from './amounts.ts';
import { mismatch } from './budget-sums.ts';
import { budgetTables, type BudgetTable, type BudgetTableRows } from './budget-tables.ts';

/** What ties the tables together (R-BUD-23, R-BUD-24, R-BUD-25). A table without data counts as nought. */
export const tieChecks = [
  revenueOfYear,
  expenditureOfYear,
  fiscalRevenue,
  fiscalExpenditure,
  basicExpenditure,
  expenditureBySource,
  officialExpenses,
  namesOfCodes,
];

type Sources = 'generalPublicBudget' | 'governmentFundBudget' | 'stateCapitalBudget';
const sources: readonly Sources[] = ['generalPublicBudget', 'governmentFundBudget', 'stateCapitalBudget'];

const label = (table: BudgetTable): string => `表${budgetTables[table].number}`;

interface Cell {
  table: BudgetTable;
  index: number;
  column: string;
  amount: number;
}

/** An amount of the total row; null where the table has data and no such row, which is reported by itself. */
function totalCell(
  table: BudgetTable,
  rows: readonly ({ code: string | null } & Readonly<Record<string, unknown>>)[],
  column: string,
): Cell | null {
  if (rows.length === 0) return { table, index: 0, column, amount: 0 };
  const index = rows.findIndex((row) => row.code === null);
  return index < 0 ? null : { table, index, column, amount: Number(rows[index]?.[column]) };
}

type BalanceTable = 'summaryOfRevenueAndExpenditure' | 'fiscalAppropriationSummary';

function yearCell(
  record: BudgetTableRows,
  table: BalanceTable,
  side: 'revenue' | 'expenditure',
  column: string,
): Cell | null {
  const rows: readonly ({ side: string; line: string } & Readonly<Record<string, unknown>>)[] = record[table];
  if (rows.length === 0) return { table, index: 0, column, amount: 0 };
  const index = rows.findIndex((row) => row.side === side && row.line === 'year-total');
  return index < 0 ? null : { table, index, column, amount: Number(rows[index]?.[column]) };
}

function tie(cell: Cell | null, other: string, expected: number | undefined): Issue[] {
  if (!cell || expected === undefined || !differ(cell.amount, expected)) return [];
  return [mismatch(cell.table, cell.index, cell.column, 'budget.tables-differ', cell.amount, expected, { other })];
}

/** Table 1 shows the income of the year as table 2 does, which also counts what was carried over. */
function revenueOfYear(record: BudgetTableRows): Issue[] {
  const income = totalCell('revenueSummary', record.revenueSummary, 'total');
  const carried = totalCell('revenueSummary', record.revenueSummary, 'carriedOver');
  const cell = yearCell(record, 'summaryOfRevenueAndExpenditure', 'revenue', 'amount');
  return tie(cell, label('revenueSummary'), income && carried ? sumOf([income.amount, -carried.amount]) : undefined);
}

function expenditureOfYear(record: BudgetTableRows): Issue[] {
  const cell = yearCell(record, 'summaryOfRevenueAndExpenditure', 'expenditure', 'amount');
  const spent = totalCell('expenditureSummary', record.expenditureSummary, 'total');
  return tie(cell, label('expenditureSummary'), spent?.amount);
}

function fiscalRevenue(record: BudgetTableRows): Issue[] {
  return sources.flatMap((source) => {
    const cell = yearCell(record, 'fiscalAppropriationSummary', 'revenue', source);
    return tie(cell, label('revenueSummary'), totalCell('revenueSummary', record.revenueSummary, source)?.amount);
  });
}

/** Each of the three budgets of table 4 is detailed in a table of its own. */
function fiscalExpenditure(record: BudgetTableRows): Issue[] {
  const details = {
    generalPublicBudget: 'generalBudgetExpenditure',
    governmentFundBudget: 'fundBudgetExpenditure',
    stateCapitalBudget: 'stateCapitalExpenditure',
  } as const;
  return sources.flatMap((source) => {
    const table = details[source];
    const cell = yearCell(record, 'fiscalAppropriationSummary', 'expenditure', source);
    return tie(cell, label(table), totalCell(table, record[table], 'total')?.amount);
  });
}

function basicExpenditure(record: BudgetTableRows): Issue[] {
  const cell = totalCell('generalBudgetBasicExpenditure', record.generalBudgetBasicExpenditure, 'total');
  const basic = totalCell('generalBudgetExpenditure', record.generalBudgetExpenditure, 'basic');
  return tie(cell, label('generalBudgetExpenditure'), basic?.amount);
}

/** Fiscal spending is a part of all spending, and all of it where a body has no other income. */
function expenditureBySource(record: BudgetTableRows): Issue[] {
  const other = ['carriedOver', 'specialAccount', 'operationalIncome', 'businessIncome', 'superiorSubsidy'];
  const income = [...other, 'subsidiaryRemittance', 'otherIncome'].map(
    (column) => totalCell('revenueSummary', record.revenueSummary, column)?.amount ?? 0,
  );
  const isFiscalOnly = income.every((amount) => amount === 0);
  const tables = ['generalBudgetExpenditure', 'fundBudgetExpenditure', 'stateCapitalExpenditure'] as const;
  return (['total', 'basic', 'project'] as const).flatMap((column) => {
    const cells = tables.map((table) => totalCell(table, record[table], column));
    const all = totalCell('expenditureSummary', record.expenditureSummary, column);
    if (!all || cells.includes(null)) return [];
    const fiscal = sumOf(cells.map((cell) => cell?.amount ?? 0));
    if (isFiscalOnly) return tie(all, '表5、表8、表9 合计', fiscal);
    if (!exceeds(fiscal, all.amount)) return [];
    return [
      mismatch(
        'generalBudgetExpenditure',
        cells[0]?.index ?? 0,
        column,
        'budget.more-than-all-sources',
        fiscal,
        all.amount,
        {
          other: label('expenditureSummary'),
        },
      ),
    ];
  });
}

/** An economic item of basic expenditure is no more than the same item of the three official expenses (R-BUD-24). */
function officialExpenses(record: BudgetTableRows & { budgetKind: 'budget' | 'final-account' }): Issue[] {
  const current = record.threeOfficialExpenses.find((row) => row.year === record.budgetKind);
  if (!current) return [];
  const limits: Readonly<Record<string, number>> = {
    '30212': current.overseasTrips,
    '30217': current.officialReception,
    '30231': current.vehicleOperation,
  };
  return record.generalBudgetBasicExpenditure.flatMap(({ code, total }, index) => {
    const limit = code === null ? undefined : limits[code];
    if (limit === undefined || !exceeds(total, limit)) return [];
    const table = 'generalBudgetBasicExpenditure';
    return [mismatch(table, index, 'total', 'budget.official-expense-too-large', total, limit)];
  });
}

/** A functional code has one name in all tables (R-BUD-25). */
function namesOfCodes(record: BudgetTableRows): Issue[] {
  const names = new Map<string, string>();
  const tables = [
    ...(['revenueSummary', 'expenditureSummary', 'generalBudgetExpenditure'] as const),
    ...(['fundBudgetExpenditure', 'stateCapitalExpenditure'] as const),
  ];
  return tables.flatMap((table) =>
    record[table].flatMap(({ code, name }, index) => {
      if (code === null) return [];
      const other = names.get(code) ?? name;
      names.set(code, other);
      return other === name ? [] : [at(error(table, 'budget.name-differs', { code, other }), index + 1, 'name')];
    }),
  );
}
