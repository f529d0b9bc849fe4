import type { z } from 'zod';
import { Choice, Decimal, Rows, Text, TextMatching } from '../primitives.ts';

/** The nine standard tables of a budget (T1–T9) and of a final account (F1–F9), by the field that holds both (6.2). */
export const budgetTables = {
  summaryOfRevenueAndExpenditure: { number: 1, budget: '收支总表', finalAccount: '收入支出决算总表' },
  revenueSummary: { number: 2, budget: '收入总表', finalAccount: '收入决算表' },
  expenditureSummary: { number: 3, budget: '支出总表', finalAccount: '支出决算表' },
  fiscalAppropriationSummary: { number: 4, budget: '财政拨款收支总表', finalAccount: '财政拨款收入支出决算总表' },
  generalBudgetExpenditure: {
    number: 5,
    budget: '一般公共预算支出表',
    finalAccount: '一般公共预算财政拨款支出决算表',
  },
  generalBudgetBasicExpenditure: {
    number: 6,
    budget: '一般公共预算基本支出表',
    finalAccount: '一般公共预算财政拨款基本支出决算表',
  },
  threeOfficialExpenses: {
    number: 7,
    budget: '一般公共预算“三公”经费支出表',
    finalAccount: '财政拨款“三公”经费支出决算表',
  },
  fundBudgetExpenditure: {
    number: 8,
    budget: '政府性基金预算支出表',
    finalAccount: '政府性基金预算财政拨款收入支出决算表',
  },
  stateCapitalExpenditure: {
    number: 9,
    budget: '国有资本经营预算支出表',
    finalAccount: '国有资本经营预算财政拨款支出决算表',
  },
} as const;
export type BudgetTable = keyof typeof budgetTables;

/** The same tables as values of a closed list, in which a statement about an empty table names one. */
export const budgetTableChoices = {
  'summary-of-revenue-and-expenditure': '表1 收支总表',
  'revenue-summary': '表2 收入总表',
  'expenditure-summary': '表3 支出总表',
  'fiscal-appropriation-summary': '表4 财政拨款收支总表',
  'general-budget-expenditure': '表5 一般公共预算支出表',
  'general-budget-basic-expenditure': '表6 一般公共预算基本支出表',
  'three-official-expenses': '表7 “三公”经费支出表',
  'fund-budget-expenditure': '表8 政府性基金预算支出表',
  'state-capital-expenditure': '表9 国有资本经营预算支出表',
} as const;
export type BudgetTableChoice = keyof typeof budgetTableChoices;

/** The field of each choice. */
export const budgetTableFields = {
  'summary-of-revenue-and-expenditure': 'summaryOfRevenueAndExpenditure',
  'revenue-summary': 'revenueSummary',
  'expenditure-summary': 'expenditureSummary',
  'fiscal-appropriation-summary': 'fiscalAppropriationSummary',
  'general-budget-expenditure': 'generalBudgetExpenditure',
  'general-budget-basic-expenditure': 'generalBudgetBasicExpenditure',
  'three-official-expenses': 'threeOfficialExpenses',
  'fund-budget-expenditure': 'fundBudgetExpenditure',
  'state-capital-expenditure': 'stateCapitalExpenditure',
} as const satisfies Record<BudgetTableChoice, BudgetTable>;

export const balanceSides = { revenue: '收入', expenditure: '支出' } as const;

/** What a line of a balance means, so that sums can be checked whatever the line is called (R-BUD-20). */
export const balanceLines = {
  item: '明细',
  'year-total': '本年合计',
  'opening-balance': '年初（上年）结转和结余',
  'surplus-allocation': '结余分配',
  'closing-balance': '年末（结转下年）结转和结余',
  total: '总计',
} as const;

export const officialExpenseYears = {
  'previous-budget': '上年预算数',
  budget: '本年预算数',
  'final-account': '本年决算数',
} as const;

const amount = (label: string) => ({ label, schema: Decimal(2) });
const nullableAmount = (label: string) => ({ label, schema: Decimal(2).nullable() });
const name = { label: '科目名称', schema: Text(100) };
/** 类 / 款 / 项 of the functional classification: 3, 5 or 7 digits; empty in the total row (R-BUD-03). */
const functionalClass = {
  label: '功能科目编码',
  schema: TextMatching(/^\d{3}(?:\d{2}){0,2}$/, 7).nullable(),
  help: '类 3 位、款 5 位、项 7 位；合计行不填。',
};
/** 类 / 款 of the economic classification: 3 or 5 digits; empty in the total row (R-BUD-03). */
const economicClass = {
  label: '经济科目编码',
  schema: TextMatching(/^\d{3}(?:\d{2})?$/, 5).nullable(),
  help: '类 3 位、款 5 位；合计行不填。',
};
const balance = {
  side: { label: '收入或支出', schema: Choice(balanceSides) },
  line: { label: '行类别', schema: Choice(balanceLines) },
  name: { label: '项目', schema: Text(100) },
};
const fiscalSources = {
  generalPublicBudget: amount('一般公共预算'),
  governmentFundBudget: amount('政府性基金预算'),
  stateCapitalBudget: amount('国有资本经营预算'),
};
const functional = {
  code: functionalClass,
  name,
  total: amount('合计'),
  basic: amount('基本支出'),
  project: amount('项目支出'),
};

/** Rows of each table. One shape serves budget and final account; amounts in 万元 with two decimals. */
export const budgetRows = {
  summaryOfRevenueAndExpenditure: Rows({ ...balance, amount: amount('金额') }),
  revenueSummary: Rows({
    code: functionalClass,
    name,
    total: amount('合计'),
    carriedOver: amount('上年结转'),
    ...fiscalSources,
    specialAccount: amount('财政专户管理资金'),
    operationalIncome: amount('事业收入'),
    businessIncome: amount('经营收入'),
    superiorSubsidy: amount('上级补助收入'),
    subsidiaryRemittance: amount('附属单位上缴收入'),
    otherIncome: amount('其他收入'),
  }),
  expenditureSummary: Rows({
    ...functional,
    superiorRemittance: amount('上缴上级支出'),
    businessExpenditure: amount('经营支出'),
    subsidiarySubsidy: amount('对附属单位补助支出'),
  }),
  fiscalAppropriationSummary: Rows({ ...balance, total: amount('合计'), ...fiscalSources }),
  generalBudgetExpenditure: Rows(functional),
  generalBudgetBasicExpenditure: Rows({
    code: economicClass,
    name,
    total: amount('合计'),
    personnelCost: amount('人员经费'),
    publicCost: amount('公用经费'),
  }),
  threeOfficialExpenses: Rows({
    year: { label: '年度', schema: Choice(officialExpenseYears) },
    total: amount('合计'),
    overseasTrips: amount('因公出国（境）费'),
    vehicles: amount('公务用车小计'),
    vehiclePurchase: amount('公务用车购置费'),
    vehicleOperation: amount('公务用车运行费'),
    officialReception: amount('公务接待费'),
  }),
  fundBudgetExpenditure: Rows({
    ...functional,
    openingBalance: nullableAmount('年初结转和结余'),
    revenue: nullableAmount('本年收入'),
    closingBalance: nullableAmount('年末结转和结余'),
  }),
  stateCapitalExpenditure: Rows(functional),
};

export type BudgetTableRows = { [T in BudgetTable]: z.infer<(typeof budgetRows)[T]> };
