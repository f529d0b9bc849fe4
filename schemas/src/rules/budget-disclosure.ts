import { at, error, type Issue } from '../issues/issue.ts';
import { balanceChecks } from './budget-balances.ts';
import { classChecks } from './budget-classes.ts';
import { fundBalanceCheck, rowSumChecks } from './budget-sums.ts';
import {
  budgetTableChoices,
  budgetTableFields,
  officialExpenseYears,
  type BudgetTableChoice,
  type BudgetTableRows,
} from './budget-tables.ts';
import { tieChecks } from './budget-ties.ts';

interface Budget extends BudgetTableRows {
  title: string;
  budgetKind: 'budget' | 'final-account';
  entityLevel: 'department' | 'unit';
  fiscalYear: number;
  emptyTableStatements: { table: BudgetTableChoice; statement: string }[];
}

const narrativeFields = [
  ...(['duties', 'organisation', 'overallChange', 'tableNotes', 'threeOfficialExpensesNote'] as const),
  ...(['runningCostNote', 'procurementNote', 'stateAssetsNote', 'performanceNote', 'termsExplained'] as const),
];
type Narrative = Readonly<Record<(typeof narrativeFields)[number], string>>;

type Counts = Readonly<
  Record<
    | 'overseasTripCount'
    | 'overseasTripPersons'
    | 'vehiclesPurchased'
    | 'vehiclesOwned'
    | 'receptionBatches'
    | 'receptionPersons',
    number | null
  >
>;

export const budgetDisclosureChecks = [
  titleIssues,
  statementIssues,
  officialYearIssues,
  ...(['overseasTrips', 'vehiclePurchase', 'vehicleOperation', 'officialReception'] as const).map(countIssues),
  ...narrativeFields.map(placeholderIssues),
  ...rowSumChecks,
  fundBalanceCheck,
  ...classChecks,
  ...balanceChecks,
  ...tieChecks,
];

/** The title names year, level and kind, so that lists can be read by machines (R-BUD-07, R-BUD-26). */
function titleIssues({ title, fiscalYear, entityLevel, budgetKind }: Budget): Issue[] {
  const level = entityLevel === 'department' ? '部门' : '单位';
  const kind = budgetKind === 'budget' ? '预算' : '决算';
  if (new RegExp(`^.+${fiscalYear}年(?:度)?${level}${kind}`).test(title)) return [];
  return [error('title', 'budget.title', { expected: `${fiscalYear}年${level}${kind}` })];
}

/** A table without data stays, and a sentence says why it has none (R-BUD-10). */
function statementIssues(record: Budget): Issue[] {
  const stated = new Set(record.emptyTableStatements.map(({ table }) => table));
  const missing = (Object.keys(budgetTableFields) as BudgetTableChoice[]).flatMap((choice) => {
    const field = budgetTableFields[choice];
    const isUnexplained = record[field].length === 0 && !stated.has(choice);
    return isUnexplained ? [error(field, 'budget.empty-without-statement')] : [];
  });
  const needless = record.emptyTableStatements.flatMap(({ table }, index) => {
    if (record[budgetTableFields[table]].length === 0) return [];
    const issue = error('emptyTableStatements', 'budget.statement-not-needed', { table: budgetTableChoices[table] });
    return [at(issue, index + 1, 'table')];
  });
  return [...missing, ...needless];
}

/** The three official expenses are set against the year before, or against the budget (R-BUD-12, T7, F7). */
function officialYearIssues(record: Budget): Issue[] {
  if (record.threeOfficialExpenses.length === 0) return [];
  const needed =
    record.budgetKind === 'budget' ? (['previous-budget', 'budget'] as const) : (['budget', 'final-account'] as const);
  const years = record.threeOfficialExpenses.map((row) => row.year);
  return needed
    .filter((year) => !years.includes(year))
    .map((year) => error('threeOfficialExpenses', 'budget.year-row-missing', { year: officialExpenseYears[year] }));
}

const countsOf = {
  overseasTrips: ['overseasTripCount', 'overseasTripPersons'],
  vehiclePurchase: ['vehiclesPurchased'],
  vehicleOperation: ['vehiclesOwned'],
  officialReception: ['receptionBatches', 'receptionPersons'],
} as const;

/** Where money is spent, trips, vehicles and receptions are counted (R-BUD-12). */
function countIssues(item: keyof typeof countsOf): (record: Budget & Counts) => Issue[] {
  return (record) => {
    const current = record.threeOfficialExpenses.find((row) => row.year === record.budgetKind);
    if (!current || current[item] <= 0) return [];
    return countsOf[item]
      .filter((field) => record[field] === null)
      .map((field) => error(field, 'budget.count-missing'));
  };
}

/** Nothing is left of the form it was written from (R-BUD-26). */
function placeholderIssues(field: keyof Narrative): (record: Narrative) => Issue[] {
  return (record) => {
    const text = /X{2,}|×{2,}|某某|＿{2,}|_{2,}|\?{2,}|？{2,}/i.exec(record[field])?.[0];
    return text === undefined ? [] : [error(field, 'budget.placeholder', { text })];
  };
}
