import type { BudgetTable, BudgetTableRows } from '../rules/budget-tables.ts';

type Rows<T extends BudgetTable> = BudgetTableRows[T];

/** What the nine tables are computed from; amounts in 分 of 万元 (hundredths), so that sums are exact. */
export interface BudgetFigures {
  kind: 'budget' | 'final-account';
  /** Functional items with seven digits: basic and project expenditure. */
  items: { code: string; basic: number; project: number }[];
  overseasTrips: number;
  vehicleOperation: number;
  officialReception: number;
  /** Carried over from the year before and spent this year's end; only a final account has them. */
  openingBalance: number;
}

const functionalNames: Readonly<Record<string, string>> = {
  '208': '社会保障和就业支出',
  '20805': '行政事业单位养老支出',
  '2080505': '机关事业单位基本养老保险缴费支出',
  '210': '卫生健康支出',
  '21011': '行政事业单位医疗',
  '2101101': '行政单位医疗',
  '221': '住房保障支出',
  '22102': '住房改革支出',
  '2210201': '住房公积金',
  '224': '灾害防治及应急管理支出',
  '22401': '应急管理事务',
  '2240101': '行政运行',
  '2240104': '灾害风险防治',
  '2240106': '安全监管',
  '2240108': '应急救援',
};

/** Shares of basic expenditure by economic item, in percent; the first takes what rounding leaves. */
const economicShares: readonly [code: string, name: string, percent: number][] = [
  ['30101', '基本工资', 34],
  ['30102', '津贴补贴', 30],
  ['30108', '机关事业单位基本养老保险缴费', 9],
  ['30113', '住房公积金', 8],
  ['30201', '办公费', 4],
  ['30211', '差旅费', 3],
  ['30216', '培训费', 1],
  ['30239', '其他交通费用', 5],
  ['30302', '退休费', 3],
];
const economicClasses = { '301': '工资福利支出', '302': '商品和服务支出', '303': '对个人和家庭的补助' } as const;

const yuan = (hundredths: number): number => hundredths / 100;
const sumOf = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);

interface Line {
  code: string | null;
  name: string;
  basic: number;
  project: number;
}

/** The nine tables of one budget or final account, tied out to the cent; funds and state capital stay empty (R-BUD-10). */
export function exampleBudgetTables(figures: BudgetFigures): BudgetTableRows {
  const lines = functionalLines(figures.items);
  const functional = lines.map((line) => ({
    code: line.code,
    name: line.name,
    total: yuan(line.basic + line.project),
    basic: yuan(line.basic),
    project: yuan(line.project),
  }));
  return {
    summaryOfRevenueAndExpenditure: balanceRows(lines, figures).map(({ side, line, name, amount }) => ({
      ...{ side, line, name },
      amount: yuan(amount),
    })),
    revenueSummary: lines.map((line) => revenueRow(line)),
    expenditureSummary: functional.map((row) => ({
      ...row,
      superiorRemittance: 0,
      businessExpenditure: 0,
      subsidiarySubsidy: 0,
    })),
    fiscalAppropriationSummary: balanceRows(lines, figures).map(({ side, line, name, amount }) => ({
      ...{ side, line, name },
      total: yuan(amount),
      generalPublicBudget: yuan(amount),
      governmentFundBudget: 0,
      stateCapitalBudget: 0,
    })),
    generalBudgetExpenditure: functional,
    generalBudgetBasicExpenditure: economicRows(figures),
    threeOfficialExpenses: officialExpenseRows(figures),
    fundBudgetExpenditure: [],
    stateCapitalExpenditure: [],
  };
}

function functionalLines(items: BudgetFigures['items']): Line[] {
  const codes = new Set(items.flatMap(({ code }) => [code.slice(0, 3), code.slice(0, 5), code]));
  const under = (prefix: string): Line => {
    const inside = items.filter(({ code }) => code.startsWith(prefix));
    const basic = sumOf(inside.map((item) => item.basic));
    const project = sumOf(inside.map((item) => item.project));
    return { code: prefix || null, name: functionalNames[prefix] ?? '合计', basic, project };
  };
  return [under(''), ...[...codes].sort().map(under)];
}

function balanceRows(lines: Line[], { openingBalance, kind }: BudgetFigures) {
  const spent = sumOf(lines.slice(0, 1).map((line) => line.basic + line.project));
  const row = (side: 'revenue' | 'expenditure', line: BalanceLine, name: string, amount: number) => ({
    ...{ side, line, name },
    amount,
  });
  const carried = kind === 'final-account' ? openingBalance : 0;
  const classes = lines.filter((line) => line.code?.length === 3);
  return [
    row('revenue', 'item', '一般公共预算拨款收入', spent),
    row('revenue', 'year-total', '本年收入合计', spent),
    row('revenue', 'opening-balance', kind === 'budget' ? '上年结转' : '年初结转和结余', carried),
    row('revenue', 'total', '收入总计', spent + carried),
    ...classes.map((line) => row('expenditure', 'item', line.name, line.basic + line.project)),
    row('expenditure', 'year-total', '本年支出合计', spent),
    row('expenditure', 'closing-balance', kind === 'budget' ? '结转下年' : '年末结转和结余', carried),
    row('expenditure', 'total', '支出总计', spent + carried),
  ];
}
type BalanceLine = BudgetTableRows['fiscalAppropriationSummary'][number]['line'];

function revenueRow({ code, name, basic, project }: Line) {
  const total = yuan(basic + project);
  return {
    ...{ code, name, total },
    ...{ carriedOver: 0, generalPublicBudget: total, governmentFundBudget: 0, stateCapitalBudget: 0 },
    ...{ specialAccount: 0, operationalIncome: 0, businessIncome: 0, superiorSubsidy: 0 },
    ...{ subsidiaryRemittance: 0, otherIncome: 0 },
  };
}

function economicRows(figures: BudgetFigures): Rows<'generalBudgetBasicExpenditure'> {
  const basic = sumOf(figures.items.map((item) => item.basic));
  const official: [string, string, number][] = [
    ['30217', '公务接待费', figures.officialReception],
    ['30231', '公务用车运行维护费', figures.vehicleOperation],
  ];
  const shared = economicShares.map(([code, name, percent]): [string, string, number] => [
    code,
    name,
    Math.floor((basic * percent) / 100),
  ]);
  const rest = basic - sumOf([...shared, ...official].map(([, , amount]) => amount));
  const leaves = [...shared, ...official].map(([code, name, amount], index) => ({
    ...{ code, name },
    amount: index === 0 ? amount + rest : amount,
  }));
  const row = (code: string | null, name: string, inside: typeof leaves) => {
    const publicCost = sumOf(inside.filter((leaf) => leaf.code.startsWith('302')).map((leaf) => leaf.amount));
    const total = sumOf(inside.map((leaf) => leaf.amount));
    return {
      ...{ code, name },
      total: yuan(total),
      personnelCost: yuan(total - publicCost),
      publicCost: yuan(publicCost),
    };
  };
  return [
    row(null, '合计', leaves),
    ...Object.entries(economicClasses).flatMap(([code, name]) => {
      const inside = leaves.filter((leaf) => leaf.code.startsWith(code)).sort((a, b) => (a.code < b.code ? -1 : 1));
      return [row(code, name, inside), ...inside.map((leaf) => row(leaf.code, leaf.name, [leaf]))];
    }),
  ];
}

function officialExpenseRows(figures: BudgetFigures): Rows<'threeOfficialExpenses'> {
  const { overseasTrips, vehicleOperation, officialReception } = figures;
  const row = (year: Rows<'threeOfficialExpenses'>[number]['year'], extra: number) => ({
    year,
    total: yuan(overseasTrips + vehicleOperation + officialReception + extra),
    overseasTrips: yuan(overseasTrips),
    vehicles: yuan(vehicleOperation),
    vehiclePurchase: 0,
    vehicleOperation: yuan(vehicleOperation),
    officialReception: yuan(officialReception + extra),
  });
  return figures.kind === 'budget'
    ? [row('previous-budget', 50), row('budget', 0)]
    : [row('budget', 50), row('final-account', 0)];
}
