import { exampleBudgetTables } from '@yangguang/schemas/examples';
import type { DemoRecord } from '../demo-record.ts';
import { approvals, spenders, type Spender } from './figures.ts';
import { narrative, type Account, type AccountKind } from './narrative.ts';

/** Budgets of three years and final accounts of three, of the bureau and of its two units. */
export function budgetRecords(): DemoRecord[] {
  return (['budget', 'final-account'] as const).flatMap((kind) =>
    Object.entries(approvals[kind]).flatMap(([year, dates]) =>
      spenders.map((spender) => budgetRecord(accountOf(spender, kind, Number(year)), dates)),
    ),
  );
}

/** Staff costs rise by 2 and projects by 4 percent a year; final accounts come a little below their budgets. */
function accountOf(spender: Spender, kind: AccountKind, year: number): Account {
  const age = year - 2024;
  const used = kind === 'budget' ? 1 : 0.97;
  const grown = (amount: number, rate: number) => Math.round(amount * (1 + rate * age) * used);
  return {
    spender,
    kind,
    year,
    items: spender.items.map(({ code, basic, project }) => ({
      code,
      basic: grown(basic, 0.02),
      project: grown(project, 0.04),
    })),
    officialReception: spender.officialReception - 50 * age - (kind === 'budget' ? 0 : 50),
  };
}

function budgetRecord(account: Account, dates: { reply: string; published: string }): DemoRecord {
  const { spender, kind, year, items } = account;
  const word = kind === 'budget' ? '预算' : '决算';
  const level = spender.level === 'department' ? '部门' : '单位';
  const title = `${spender.name}${year}年${kind === 'budget' ? '' : '度'}${level}${word}`;
  const tables = exampleBudgetTables({
    kind,
    items,
    overseasTrips: 0,
    vehicleOperation: spender.vehicleOperation,
    officialReception: account.officialReception,
    openingBalance: kind === 'budget' ? 0 : Math.round(spender.officialReception * 1.2),
  });
  const file = `${title}公开表.xlsx`;
  return {
    type: 'budget-disclosure',
    publishedDate: dates.published,
    fields: {
      title,
      issuingOrgan: spender.name,
      leadDepartment: '规划财务科',
      disclosureAttribute: 'proactive',
      exemptionGround: null,
      exemptionReason: null,
      topicCategory: 'finance-personnel',
      catalogueNode: '预算和决算',
      summary: `${year}年${level}${word}说明及公开表 9 张`,
      formedDate: dates.reply,
      validityStatus: 'in-force',
      keywords: `${level}${word} “三公”经费 ${year}年`,
      contentSource: spender.name,
      attachments: [file],
      changeNotes: [],
      budgetKind: kind,
      entityLevel: spender.level,
      entityName: spender.name,
      fiscalYear: year,
      financeReplyDate: dates.reply,
      ...narrative(account),
      ...tables,
      emptyTableStatements: [
        ['fund-budget-expenditure', '政府性基金预算'],
        ['state-capital-expenditure', '国有资本经营预算'],
      ].map(([table, name]) => ({
        table,
        statement: `本${level} ${year} 年没有使用${name}财政拨款安排的支出，故本表无数据。`,
      })),
    },
    relations: [],
    text: [
      '| 功能科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |',
      ...tables.generalBudgetExpenditure.map(
        (row) => `| ${row.code ?? ''} | ${row.name} | ${row.total} | ${row.basic} | ${row.project} |`,
      ),
    ],
    course: null,
  };
}
