import { describe, expect, test } from 'vitest';
import type { BudgetDisclosure } from '../types/budget-disclosure.ts';
import { budgetDisclosure } from '../types/budget-disclosure.ts';
import { exampleBudgetTables, exampleOf } from '../examples/index.ts';
import { describeIssue } from '../issues/describe-issue.ts';
import { issuesOf } from '../issues/issues-of.ts';

/** The example after one change, and what is then said about it. */
function issuesAfter(change: (budget: BudgetDisclosure) => void): string[] {
  const budget = exampleOf('budget-disclosure');
  change(budget);
  return issuesOf(budget).map((issue) => describeIssue(issue, budgetDisclosure as never));
}

/** The row of a code, total row for null. */
function rowOf<R extends { code: string | null }>(rows: R[], code: string | null): R {
  const row = rows.find((candidate) => candidate.code === code);
  if (!row) throw new Error(`no row ${code}`);
  return row;
}

test('the example and a final account tie out', () => {
  expect(issuesAfter(() => undefined)).toEqual([]);
  expect(
    issuesAfter((budget) => {
      Object.assign(budget, finalAccount());
    }),
  ).toEqual([]);
});

function finalAccount(): Partial<BudgetDisclosure> {
  return {
    budgetKind: 'final-account',
    title: '云川市应急管理局2025年度部门决算',
    fiscalYear: 2025,
    ...exampleBudgetTables({
      kind: 'final-account',
      items: [
        { code: '2240101', basic: 1_000_07, project: 0 },
        { code: '2240106', basic: 0, project: 333_33 },
      ],
      overseasTrips: 0,
      vehicleOperation: 12_34,
      officialReception: 2_00,
      openingBalance: 45_67,
    }),
  };
}

describe('sums inside a row (R-BUD-21, R-BUD-22)', () => {
  test.each([
    [0.01, 0],
    [0.02, 1],
    [-0.02, 1],
  ])('%d 万元 apart gives %i messages about the row', (difference, count) => {
    const issues = issuesAfter((budget) => {
      const row = rowOf(budget.generalBudgetBasicExpenditure, '30211');
      row.personnelCost = Math.round((row.personnelCost + difference) * 100) / 100;
    });
    expect(issues.filter((issue) => issue.includes('各列相加'))).toHaveLength(count);
  });

  test('the message names table, row, column and both values', () => {
    expect(
      issuesAfter((budget) => {
        rowOf(budget.expenditureSummary, '2240106').businessExpenditure = 5;
      }),
    ).toContain('表3 支出总表，第 15 行“合计”：填写的是 320.00，各列相加应为 325.00，请核对。');
  });
});

describe('the tree of classes (R-BUD-03)', () => {
  test('a parent is the sum of its children', () => {
    const issues = issuesAfter((budget) => {
      const row = rowOf(budget.generalBudgetExpenditure, '22401');
      row.total += 10;
      row.project += 10;
    });
    expect(issues).toContain(
      '表5 一般公共预算支出表，第 12 行“合计”：填写的是 2099.00，下级科目相加应为 2089.00，请核对。',
    );
    expect(issues).toContain(
      '表5 一般公共预算支出表，第 11 行“项目支出”：填写的是 620.00，下级科目相加应为 630.00，请核对。',
    );
  });

  test('the total row is the sum of the classes', () => {
    const issues = issuesAfter((budget) => {
      rowOf(budget.revenueSummary, null).generalPublicBudget += 1;
    });
    expect(issues.some((issue) => issue.startsWith('表2') && issue.includes('各类相加应为'))).toBe(true);
  });

  test('functional rows go down to 项, economic rows to 款', () => {
    const issues = issuesAfter((budget) => {
      budget.generalBudgetExpenditure = budget.generalBudgetExpenditure.filter((row) => row.code?.length !== 7);
      budget.generalBudgetBasicExpenditure = budget.generalBudgetBasicExpenditure.filter(
        (row) => row.code?.length !== 5,
      );
    });
    expect(issues).toContain('表5 一般公共预算支出表，第 3 行“功能科目编码”：科目编码 20805 须列到项级。');
    expect(issues).toContain('表6 一般公共预算基本支出表，第 2 行“经济科目编码”：科目编码 301 须列到款级。');
  });

  test.each([
    ['a missing parent', '缺少上级科目 22401', (b: BudgetDisclosure) => drop(b, '22401')],
    ['a missing total row', '缺少合计行', (b: BudgetDisclosure) => drop(b, null)],
    ['a code twice', '科目编码 2240106 重复', (b: BudgetDisclosure) => repeat(b, '2240106')],
    ['two total rows', '合计行只能有一行', (b: BudgetDisclosure) => repeat(b, null)],
  ])('%s is reported', (_name, text, change) => {
    expect(issuesAfter(change).join('\n')).toContain(text);
  });

  const drop = (budget: BudgetDisclosure, code: string | null): void => {
    budget.generalBudgetExpenditure = budget.generalBudgetExpenditure.filter((row) => row.code !== code);
  };
  const repeat = (budget: BudgetDisclosure, code: string | null): void => {
    budget.generalBudgetExpenditure.push({ ...rowOf(budget.generalBudgetExpenditure, code) });
  };
});

describe('balances (R-BUD-20)', () => {
  test('both sides come to the same total', () => {
    const issues = issuesAfter((budget) => {
      for (const row of budget.summaryOfRevenueAndExpenditure)
        if (row.side === 'revenue' && (row.line === 'total' || row.line === 'opening-balance')) row.amount += 8;
    });
    expect(issues).toEqual(['表1 收支总表，第 11 行“金额”：支出总计 2386.40 与收入总计 2394.40 不一致，请核对。']);
  });

  test('a final account counts what was allocated and what is left', () => {
    const issues = issuesAfter((budget) => {
      Object.assign(budget, finalAccount());
      for (const row of budget.summaryOfRevenueAndExpenditure) if (row.line === 'closing-balance') row.amount = 40;
    });
    expect(issues.join('\n')).toContain('填写的是 1379.07，按各行计算应为 1373.40');
  });

  test('items add up to the year, and a line that is missing or repeated is named', () => {
    const items = issuesAfter((budget) => {
      for (const row of budget.fiscalAppropriationSummary) if (row.name === '住房保障支出') row.generalPublicBudget = 0;
    });
    expect(items.join('\n')).toContain('表4 财政拨款收支总表');
    const missing = issuesAfter((budget) => {
      budget.summaryOfRevenueAndExpenditure = budget.summaryOfRevenueAndExpenditure.filter(
        (row) => !(row.side === 'expenditure' && row.line === 'total'),
      );
    });
    expect(missing).toContain('表1 收支总表：缺少“支出总计”行。');
  });
});

describe('ties between tables (R-BUD-23)', () => {
  /** Adds an amount to a code and its parents and total in one table, so that only ties can tell. */
  function raise(rows: { code: string | null }[], code: string, columns: string[], amount: number): void {
    for (const row of rows as unknown as ({ code: string | null } & Record<string, number>)[])
      if (row.code === null || code.startsWith(row.code))
        for (const column of columns) row[column] = (row[column] ?? 0) + amount;
  }

  test.each([
    [
      'T1 and T2',
      '表1 收支总表，第 2 行“金额”',
      (b: BudgetDisclosure) => raise(b.revenueSummary, '2240106', ['total', 'otherIncome'], 7),
    ],
    [
      'T1 and T3',
      '表1 收支总表，第 9 行“金额”',
      (b: BudgetDisclosure) => raise(b.expenditureSummary, '2240106', ['total', 'project'], 7),
    ],
    [
      'T2 and T4',
      '表4 财政拨款收支总表，第 2 行“一般公共预算”',
      (b: BudgetDisclosure) => raise(b.revenueSummary, '2240106', ['total', 'generalPublicBudget'], 7),
    ],
    [
      'T4 and T5',
      '表4 财政拨款收支总表，第 9 行“一般公共预算”',
      (b: BudgetDisclosure) => raise(b.generalBudgetExpenditure, '2240106', ['total', 'project'], 7),
    ],
    [
      'T3 and T5',
      '表3 支出总表，第 1 行“项目支出”',
      (b: BudgetDisclosure) => raise(b.generalBudgetExpenditure, '2240106', ['total', 'project'], 7),
    ],
    [
      'T5 and T6',
      '表6 一般公共预算基本支出表，第 1 行“合计”',
      (b: BudgetDisclosure) => raise(b.generalBudgetExpenditure, '2240101', ['total', 'basic'], 7),
    ],
  ])('%s agree', (_name, place, change) => {
    expect(issuesAfter(change).filter((issue) => issue.startsWith(place))).toEqual([
      expect.stringContaining('两表应一致') as string,
    ]);
  });

  test('with other income, fiscal spending is at most all spending', () => {
    const issues = issuesAfter((budget) => {
      raise(budget.revenueSummary, '2240106', ['total', 'operationalIncome'], 50);
      raise(budget.expenditureSummary, '2240106', ['total', 'project'], -10);
    });
    expect(issues).toContain(
      '表5 一般公共预算支出表，第 1 行“项目支出”：填写的是 620.00，超过表3中的 610.00，请核对。',
    );
  });

  test('an item of the three official expenses is no more than table 7 says (R-BUD-24)', () => {
    const issues = issuesAfter((budget) => {
      const current = budget.threeOfficialExpenses.find((row) => row.year === 'budget');
      if (current) Object.assign(current, { officialReception: 3.5, total: 19.7 });
    });
    expect(issues).toEqual([
      '表6 一般公共预算基本支出表，第 11 行“合计”：填写的是 3.60，超过表7 中同一项目的 3.50，请核对。',
    ]);
  });

  test('a code has one name everywhere (R-BUD-25)', () => {
    expect(
      issuesAfter((budget) => {
        rowOf(budget.generalBudgetExpenditure, '2240106').name = '安全生产监管';
      }),
    ).toEqual(['表5 一般公共预算支出表，第 15 行“科目名称”：科目编码 2240106 在其他表中的名称是“安全监管”，请统一。']);
  });

  test('what is left of a fund is what there was, less what was spent', () => {
    const zero = { name: '合计', total: 10, basic: 0, project: 10 };
    const issues = issuesAfter((budget) => {
      budget.fundBudgetExpenditure = [{ ...zero, code: null, openingBalance: 5, revenue: 20, closingBalance: 14 }];
    });
    expect(issues.join('\n')).toContain('年末结转和结余填写的是 14.00，按年初结转加收入减支出应为 15.00');
  });
});

describe('what goes with the tables', () => {
  test('an empty table needs its own sentence, and only an empty one (R-BUD-10)', () => {
    expect(
      issuesAfter((budget) => {
        budget.emptyTableStatements = [
          { table: 'fund-budget-expenditure', statement: '本部门无政府性基金预算支出，故本表无数据。' },
          { table: 'revenue-summary', statement: '无。' },
        ];
      }),
    ).toEqual([
      '表9 国有资本经营预算支出表：本表没有数据，请在空表说明中写明原因。',
      '空表说明，第 2 行“表名”：“表2 收入总表”有数据，不需要空表说明，请删除该说明或核对表格。',
    ]);
  });

  test.each([
    ['云川市应急管理局2026年度部门预算公开', 0],
    ['云川市应急管理局2025年部门预算', 1],
    ['云川市应急管理局2026年单位预算', 1],
    ['云川市应急管理局2026年部门决算', 1],
    ['2026年部门预算', 1],
  ])('the title %s gives %i messages (R-BUD-07)', (title, count) => {
    expect(
      issuesAfter((budget) => {
        budget.title = title;
      }),
    ).toHaveLength(count);
  });

  test('counts go with amounts, and not without (R-BUD-12)', () => {
    expect(
      issuesAfter((budget) => {
        budget.vehiclesOwned = null;
        budget.receptionPersons = null;
      }),
    ).toEqual(['公务用车保有量：有相应经费支出的，请填写数量。', '公务接待人次：有相应经费支出的，请填写数量。']);
  });

  test('the year before stands beside the three official expenses', () => {
    expect(
      issuesAfter((budget) => {
        budget.threeOfficialExpenses = budget.threeOfficialExpenses.filter((row) => row.year === 'budget');
      }),
    ).toEqual(['表7 一般公共预算“三公”经费支出表：缺少“上年预算数”行。']);
  });

  test.each(['比上年增加XX万元', '比上年增加××万元', '由某某单位组成', '共有车辆__辆'])(
    '“%s” still holds a placeholder (R-BUD-26)',
    (text) => {
      const issues = issuesAfter((budget) => {
        budget.overallChange = text;
      });
      expect(issues).toEqual([expect.stringContaining('未替换的占位文字') as string]);
    },
  );
});
