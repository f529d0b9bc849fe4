import type { z } from 'zod';
import { defineContentType } from '../define-content-type.ts';
import { disclosureEnvelope } from '../envelope.ts';
import { CalendarDate, Choice, Integer, LongText, Rows, Text } from '../primitives.ts';
import { budgetDisclosureChecks } from '../rules/budget-disclosure.ts';
import { budgetRows, budgetTableChoices, budgetTables } from '../rules/budget-tables.ts';

export const budgetKinds = { budget: '预算', 'final-account': '决算' } as const;
export const entityLevels = { department: '部门', unit: '单位' } as const;

const part = (label: string) => ({ label, schema: LongText(10_000) });
const count = (label: string) => ({ label, schema: Integer(0, 1_000_000).nullable() });
const table = <F extends keyof typeof budgetRows>(field: F) => ({
  label: `表${budgetTables[field].number} ${budgetTables[field].budget}`,
  schema: budgetRows[field],
});

/** 预决算公开: narrative parts (R-BUD-11) and the nine standard tables (R-BUD-10), checked against each other. */
export const budgetDisclosure = defineContentType('budget-disclosure', {
  label: '预决算公开',
  plural: 'budget-disclosures',
  basis: ['R-BUD-01', 'R-BUD-02', 'R-BUD-03', 'R-BUD-07', 'R-BUD-10', 'R-BUD-11', 'R-BUD-12', 'R-BUD-20'],
  column: {
    path: 'budgets',
    label: '预决算公开',
    description: '部门和单位预算、决算及“三公”经费',
    keywords: '部门预算,部门决算,单位预算,三公经费',
    columnType: '信息公开目录',
    category: '20-07',
    updateCycleDays: 400,
  },
  fields: {
    ...disclosureEnvelope,
    title: {
      ...disclosureEnvelope.title,
      help: '单位名称＋年份＋部门（单位）预算（决算），如“云川市应急管理局2026年部门预算”。',
    },
    budgetKind: { label: '预算或决算', schema: Choice(budgetKinds), header: true, list: true, facet: true },
    entityLevel: { label: '公开层级', schema: Choice(entityLevels), header: true, list: true, facet: true },
    entityName: { label: '部门（单位）名称', schema: Text(100), header: true },
    fiscalYear: { label: '年度', schema: Integer(2000, 2100), header: true, list: true },
    financeReplyDate: {
      label: '批复日期',
      schema: CalendarDate(),
      header: true,
      sort: true,
      help: '部门填财政部门批复之日，单位填主管部门批复之日；20 日内公开。',
    },
    duties: part('部门职责'),
    organisation: part('机构设置'),
    overallChange: part('收支总体情况及增减变化原因'),
    tableNotes: part('各表说明'),
    threeOfficialExpensesNote: part('“三公”经费说明'),
    runningCostNote: part('机关运行经费说明'),
    procurementNote: part('政府采购情况'),
    stateAssetsNote: part('国有资产占用情况'),
    performanceNote: part('预算绩效情况'),
    termsExplained: part('名词解释'),
    overseasTripCount: count('因公出国（境）团组数'),
    overseasTripPersons: count('因公出国（境）人次'),
    vehiclesPurchased: count('公务用车购置数'),
    vehiclesOwned: count('公务用车保有量'),
    receptionBatches: count('公务接待批次'),
    receptionPersons: count('公务接待人次'),
    summaryOfRevenueAndExpenditure: table('summaryOfRevenueAndExpenditure'),
    revenueSummary: table('revenueSummary'),
    expenditureSummary: table('expenditureSummary'),
    fiscalAppropriationSummary: table('fiscalAppropriationSummary'),
    generalBudgetExpenditure: table('generalBudgetExpenditure'),
    generalBudgetBasicExpenditure: table('generalBudgetBasicExpenditure'),
    threeOfficialExpenses: table('threeOfficialExpenses'),
    fundBudgetExpenditure: table('fundBudgetExpenditure'),
    stateCapitalExpenditure: table('stateCapitalExpenditure'),
    emptyTableStatements: {
      label: '空表说明',
      schema: Rows({
        table: { label: '表名', schema: Choice(budgetTableChoices) },
        statement: { label: '说明', schema: Text(300) },
      }),
      help: '没有数据的表也要公开，并说明原因，如“本部门无政府性基金预算支出，故本表无数据”。',
    },
  },
  checks: budgetDisclosureChecks,
});
export type BudgetDisclosure = z.infer<typeof budgetDisclosure.schema>;
