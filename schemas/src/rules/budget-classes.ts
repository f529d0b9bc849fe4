import { kindOf } from '../primitives.ts';
import { at, error, type Issue } from '../issues/issue.ts';
import { differ, sumOf } from './amounts.ts';
import { mismatch } from './budget-sums.ts';
import { budgetRows, type BudgetTable, type BudgetTableRows } from './budget-tables.ts';

/** Tables whose rows form a tree by code, and the digits of their lowest level where the law fixes it (R-BUD-03). */
const classTables = {
  revenueSummary: null,
  expenditureSummary: null,
  generalBudgetExpenditure: { digits: 7, depth: '项' },
  generalBudgetBasicExpenditure: { digits: 5, depth: '款' },
  fundBudgetExpenditure: { digits: 7, depth: '项' },
  stateCapitalExpenditure: { digits: 7, depth: '项' },
} as const;
export type ClassTable = keyof typeof classTables;

type Row = { code: string | null; name: string } & Readonly<Record<string, string | number | null>>;

const rowsOf = (record: BudgetTableRows, table: ClassTable): readonly Row[] => record[table];

export const classChecks = (Object.keys(classTables) as ClassTable[]).flatMap((table) => [
  (record: BudgetTableRows) => totalRowIssues(table, rowsOf(record, table)),
  (record: BudgetTableRows) => codeIssues(table, rowsOf(record, table)),
  (record: BudgetTableRows) => treeSumIssues(table, rowsOf(record, table)),
]);

/** A table with data has one row of totals, which carries no code. */
function totalRowIssues(table: ClassTable, rows: readonly Row[]): Issue[] {
  if (rows.length === 0) return [];
  const totals = rows.flatMap((row, index) => (row.code === null ? [index] : []));
  if (totals.length === 0) return [error(table, 'budget.total-row-missing')];
  return totals.slice(1).map((index) => at(error(table, 'budget.total-row-repeated'), index + 1, 'code'));
}

/** Codes are unique, hang under their parents, and go down to the level the law asks for. */
function codeIssues(table: ClassTable, rows: readonly Row[]): Issue[] {
  const codes = rows.flatMap((row) => row.code ?? []);
  const lowest = classTables[table];
  return rows.flatMap(({ code }, index) => {
    if (code === null) return [];
    const place = (issue: Issue): Issue => at(issue, index + 1, 'code');
    const issues: Issue[] = [];
    if (rows.findIndex((row) => row.code === code) < index)
      issues.push(place(error(table, 'budget.code-repeated', { code })));
    const parent = code.slice(0, -2);
    if (code.length > 3 && !codes.includes(parent))
      issues.push(place(error(table, 'budget.code-without-parent', { code, parent })));
    const isLeaf = !codes.some((other) => other !== code && other.startsWith(code));
    if (lowest && isLeaf && code.length < lowest.digits)
      issues.push(place(error(table, 'budget.code-too-short', { code, depth: lowest.depth })));
    return issues;
  });
}

/** Parents are the sums of their children, and the totals those of the classes, in every column (R-BUD-03, R-BUD-21). */
function treeSumIssues(table: ClassTable, rows: readonly Row[]): Issue[] {
  return rows.flatMap((row, index) => {
    const children = rows.filter((other) => other.code !== null && parentOf(other.code) === row.code);
    if (children.length === 0) return [];
    const code = row.code === null ? 'budget.total-sum' : 'budget.parent-sum';
    return amountColumns(table).flatMap((column) => {
      const actual = row[column];
      const expected = sumOf(children.map((child) => Number(child[column] ?? 0)));
      if (typeof actual !== 'number' || !differ(actual, expected)) return [];
      return [mismatch(table, index, column, code, actual, expected)];
    });
  });
}

const parentOf = (code: string): string | null => (code.length > 3 ? code.slice(0, -2) : null);

function amountColumns(table: BudgetTable): string[] {
  const kind = kindOf(budgetRows[table]);
  if (kind.kind !== 'rows') return [];
  return Object.keys(kind.columns).filter((name) => {
    const column = kind.columns[name];
    return column !== undefined && kindOf(column.schema).kind === 'decimal';
  });
}
