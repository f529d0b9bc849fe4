import {
  budgetDisclosure,
  budgetTables,
  contentTypeOf,
  type BudgetDisclosure,
  type BudgetTable,
} from '@yangguang/schemas';
import { copy } from '../copy/zh-cn.ts';
import { horizontalBars, type Bar } from './bar-chart.ts';
import { numberText } from './field-text.ts';
import { tableColumns, type Row, type TableColumn } from './table-columns.ts';

export interface BudgetTableView {
  field: BudgetTable;
  name: string;
  columns: TableColumn[];
  rows: readonly Row[];
  /** Why the table has no rows; every table is published, empty ones too (R-BUD-10). */
  statement: string;
}

/** The nine standard tables, named as a budget or as a final account. */
export function budgetTableViews(record: BudgetDisclosure): BudgetTableView[] {
  const type = contentTypeOf('budget-disclosure');
  return (Object.keys(budgetTables) as BudgetTable[]).map((field) => {
    const { number, budget, finalAccount } = budgetTables[field];
    const rows: readonly Row[] = record[field];
    return {
      field,
      name: copy.budget.tableName(number, record.budgetKind === 'budget' ? budget : finalAccount),
      columns: tableColumns(type.kind(field)).filter(({ name }) => name !== 'line' && isFilled(name, rows)),
      rows,
      statement: statementOf(record, field),
    };
  });
}

/** Columns of the other kind, budget or final account, are empty throughout. */
const isFilled = (column: string, rows: readonly Row[]): boolean => rows.some((row) => row[column] !== null);

function statementOf(record: BudgetDisclosure, field: BudgetTable): string {
  const table = field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return record.emptyTableStatements.find((row) => row.table === table)?.statement ?? copy.budget.emptyTable;
}

/** Class of a row by the length of its code: 类, 款, 项; rows without a code are sums (R-BUD-03). */
export function budgetRowClass(row: Row): string | undefined {
  if ('line' in row) return ['year-total', 'total'].includes(String(row['line'])) ? 'sum' : undefined;
  if (!('code' in row)) return undefined;
  return typeof row['code'] === 'string' ? `level-${(row['code'].length - 1) / 2}` : 'sum';
}

/** Expenditure of the general public budget by functional item: the leaves of table 5, which the table below lists. */
export function expenditureBars(record: BudgetDisclosure): Bar[] {
  const leaves = record.generalBudgetExpenditure.filter(({ code }) => code?.length === 7);
  return horizontalBars(leaves.map(({ name, basic, project }) => ({ label: name, values: [basic, project] })));
}

/** Total of one side of table 1; undefined when the table has no such line. */
export function balanceTotal(record: BudgetDisclosure, side: 'revenue' | 'expenditure'): string | undefined {
  const row = record.summaryOfRevenueAndExpenditure.find((line) => line.side === side && line.line === 'total');
  return row && numberText(row.amount, 2);
}

/** The three official expenses of the year and how they changed, each rate with its base (R-BUD-12). */
export function threeOfficial(record: BudgetDisclosure): { total: string; change: string | undefined } | undefined {
  const year = record.budgetKind === 'budget' ? 'budget' : 'final-account';
  const now = record.threeOfficialExpenses.find((row) => row.year === year);
  const before = record.threeOfficialExpenses.find((row) => row.year === 'previous-budget');
  return now && { total: numberText(now.total, 2), change: before && changeText(now.total, before.total) };
}

function changeText(now: number, before: number): string {
  if (before === 0) return copy.budget.noPrevious;
  const percent = ((now - before) / before) * 100;
  const sign = percent > 0 ? '+' : percent < 0 ? '−' : '';
  return copy.budget.change(`${sign}${Math.abs(percent).toFixed(1)}%`, numberText(before, 2));
}

/** How many of the arithmetic rules of R-BUD-20 … R-BUD-24 the tables break; the rules are those of the import. */
export function budgetDifferences(record: BudgetDisclosure): number {
  const issues = budgetDisclosure.checks?.flatMap((check) => check(record)) ?? [];
  return issues.filter(({ code }) => code.startsWith('budget.')).length;
}
