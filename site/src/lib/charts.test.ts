import { exampleOf } from '@yangguang/schemas/examples';
import { describe, expect, test } from 'vitest';
import { horizontalBars, uprightColumns } from './bar-chart.ts';
import {
  balanceTotal,
  budgetDifferences,
  budgetRowClass,
  budgetTableViews,
  expenditureBars,
  threeOfficial,
} from './budget-view.ts';
import { monthTotals, yearFigures } from './year-figures.ts';

describe('bars', () => {
  test('the largest total fills the width, parts follow each other', () => {
    const [first, second] = horizontalBars([
      { label: '甲', values: [75, 25] },
      { label: '乙', values: [0, 50] },
    ]);
    expect(first?.parts).toEqual([
      { start: 0, length: 75, value: 75 },
      { start: 75, length: 25, value: 25 },
    ]);
    expect(second?.parts[1]).toEqual({ start: 0, length: 50, value: 50 });
    expect(second?.total).toBe(50);
  });

  test('a negative part has no length but keeps its value; all zero has no bars', () => {
    expect(horizontalBars([{ label: '甲', values: [-5, 10] }])[0]?.parts).toEqual([
      { start: 0, length: 0, value: -5 },
      { start: 0, length: 100, value: 10 },
    ]);
    expect(horizontalBars([{ label: '甲', values: [0, 0] }])[0]?.parts[0]?.length).toBe(0);
  });

  test('columns share the width and stay inside it', () => {
    const columns = uprightColumns([9, 0, 3].map((value, index) => ({ label: String(index), value })));
    expect(columns.map(({ height }) => height)).toEqual([1, 0, 0.333]);
    expect((columns.at(-1)?.start ?? 0) + (columns.at(-1)?.width ?? 0)).toBeLessThanOrEqual(100);
    expect(uprightColumns([])).toEqual([]);
  });
});

describe('a budget', () => {
  const record = () => exampleOf('budget-disclosure');

  test('the chart has one bar for each functional item, with the amounts of table 5', () => {
    const items = record().generalBudgetExpenditure.filter(({ code }) => code?.length === 7);
    expect(
      expenditureBars(record()).map(({ label, total, parts }) => [label, total, ...parts.map(({ value }) => value)]),
    ).toEqual(items.map(({ name, basic, project }) => [name, basic + project, basic, project]));
  });

  test('all nine tables are there, an empty one with its reason (R-BUD-10)', () => {
    const views = budgetTableViews(record());
    expect(views.map(({ name }) => name.slice(0, 3))).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => `表 ${number}`),
    );
    const empty = views.filter(({ rows }) => rows.length === 0);
    expect(empty.length).toBeGreaterThan(0);
    for (const { statement } of empty) expect(statement).toContain('故本表无数据');
  });

  test('tables of a final account carry their own names', () => {
    const views = budgetTableViews({ ...record(), budgetKind: 'final-account' });
    expect(views[0]?.name).toContain('收入支出决算总表');
  });

  test('the sums are those of table 1', () => {
    const total = record().summaryOfRevenueAndExpenditure.find(
      ({ side, line }) => side === 'revenue' && line === 'total',
    );
    expect(balanceTotal(record(), 'revenue')?.replaceAll(',', '')).toBe(total?.amount.toFixed(2));
  });

  test('tables that agree have no differences, and one changed cell shows (R-BUD-20)', () => {
    expect(budgetDifferences(record())).toBe(0);
    const changed = record();
    const row = changed.generalBudgetExpenditure.find(({ code }) => code?.length === 7);
    if (row) row.basic += 1;
    expect(budgetDifferences(changed)).toBeGreaterThan(0);
  });

  test('the change of the three official expenses names its base (R-BUD-12)', () => {
    const rows = record().threeOfficialExpenses;
    const [before, now] = [
      rows.find(({ year }) => year === 'previous-budget'),
      rows.find(({ year }) => year === 'budget'),
    ];
    const changed = {
      ...record(),
      threeOfficialExpenses: [
        { ...before!, total: 50 },
        { ...now!, total: 48.5 },
      ],
    };
    expect(threeOfficial(changed)).toEqual({ total: '48.50', change: '较上年预算 50.00 万元 −3.0%' });
    const fresh = {
      ...changed,
      threeOfficialExpenses: [
        { ...before!, total: 0 },
        { ...now!, total: 48.5 },
      ],
    };
    expect(threeOfficial(fresh)?.change).toBe('上年预算为 0');
  });

  test('rows show their depth, sums stand out (R-BUD-03)', () => {
    expect([{ code: '224' }, { code: '22401' }, { code: '2240106' }, { code: null }].map(budgetRowClass)).toEqual([
      'level-1',
      'level-2',
      'level-3',
      'sum',
    ]);
    expect(budgetRowClass({ line: 'total' })).toBe('sum');
    expect(budgetRowClass({ line: 'item' })).toBeUndefined();
    expect(budgetRowClass({ year: 'budget' })).toBeUndefined();
  });
});

describe('figures of the year', () => {
  const counts = [
    { type: 'policy-document', month: 1, count: 3 },
    { type: 'policy-document', month: 3, count: 2 },
    { type: 'department', month: 1, count: 4 },
  ];

  test('all publications, then the columns that have any', () => {
    expect(yearFigures(counts)).toEqual([
      { label: '主动公开信息', count: 9 },
      { label: '政策文件', count: 5 },
    ]);
  });

  test('a month without publications is a zero, not a gap', () => {
    expect(monthTotals(counts).map(({ value }) => value)).toEqual([7, 0, 2]);
    expect(monthTotals([])).toEqual([]);
  });
});
