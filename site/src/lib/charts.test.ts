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
import {
  accidentFigures,
  accidentTables,
  industryBars,
  permitBars,
  permitFigures,
  permitTable,
  rateText,
} from './statistics-view.ts';
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

describe('figures of a period (R-SRC-09, R-SRC-10)', () => {
  const accidents = () => exampleOf('accident-statistics');
  const permits = () => exampleOf('permit-statistics');

  test('the sums, and what changed since last year where that is known', () => {
    expect(accidentFigures(accidents()).map(({ text, note }) => [text, note])).toEqual([
      ['13 起', '去年同期 16 起，−3（−18.8%）'],
      ['11 人', '去年同期 13 人，−2（−15.4%）'],
      ['5 人', undefined],
    ]);
    const before = (lastAccidents: number | null) => ({
      ...accidents(),
      areaRows: accidents().areaRows.map((row) => ({ ...row, lastAccidents })),
    });
    expect(accidentFigures(before(0))[0]?.note).toBe('去年同期 0 起，+13');
    expect(accidentFigures(before(null))[0]?.note).toBeUndefined();
    const same = before(0).areaRows.map((row) => ({ ...row, lastAccidents: row.accidents }));
    expect(accidentFigures({ ...accidents(), areaRows: same })[0]?.note).toBe('去年同期 13 起，持平');
  });

  test('each table ends with its sums, and leaves out a column that nobody filled', () => {
    const { areas, industries } = accidentTables(accidents());
    expect(areas.rows.at(-1)).toMatchObject({ area: '合计', accidents: 13, directLoss: 1530.5, isSum: true });
    expect(industries.rows.at(-1)).toMatchObject({ industry: '合计', accidents: 13 });
    const bare = accidents().areaRows.map((row) => ({ ...row, directLoss: null }));
    const columns = accidentTables({ ...accidents(), areaRows: bare }).areas.columns.map(({ name }) => name);
    expect(columns).toEqual(['area', 'accidents', 'deaths', 'seriousInjuries', 'lastAccidents', 'lastDeaths']);
  });

  test('the charts show the numbers of the tables (D-5)', () => {
    const { industries } = accidentTables(accidents());
    expect(
      industryBars(accidents())
        .map(({ total }) => total)
        .sort(),
    ).toEqual(
      industries.rows
        .slice(0, -1)
        .map((row) => row['accidents'])
        .sort(),
    );
    for (const [index, bar] of permitBars(permits()).entries()) {
      const row = permitTable(permits()).rows[index];
      expect([bar.label, bar.parts[0]?.value, bar.total]).toEqual([
        row?.['permitName'],
        row?.['closed'],
        Number(row?.['carriedOver']) + Number(row?.['accepted']),
      ]);
    }
  });

  test('the closing rate is printed with its base, and a dash where there was nothing to decide', () => {
    expect(permitFigures(permits()).at(-1)).toEqual({ label: '办结率', text: '91.1%', note: '41 ÷ 45' });
    expect(permitTable(permits()).rows.map((row) => row['closingRate'])).toEqual(['91.1%', '—', '91.1%']);
    expect(rateText({ carriedOver: 0, accepted: 0, closed: 0 })).toBe('—');
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
