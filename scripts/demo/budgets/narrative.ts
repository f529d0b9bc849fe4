import type { Spender } from './figures.ts';

export type AccountKind = 'budget' | 'final-account';

export interface Account {
  spender: Spender;
  kind: AccountKind;
  year: number;
  items: { code: string; basic: number; project: number }[];
  officialReception: number;
}

/** An amount in 万元 as the texts write it: `2,386.40`. */
export const shown = (hundredths: number): string =>
  (hundredths / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });

const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** The written parts of a budget or final account; every figure in them is one of its tables (R-BUD-11). */
export function narrative(account: Account): Record<string, unknown> {
  const { spender, year, kind, items } = account;
  const level = spender.level === 'department' ? '本部门' : '本单位';
  const word = kind === 'budget' ? '预算' : '决算';
  const basic = sum(items.map((item) => item.basic));
  const project = sum(items.map((item) => item.project));
  const official = spender.vehicleOperation + account.officialReception;
  return {
    duties: spender.duties,
    organisation: `${spender.organisation}人员情况：${spender.staff}`,
    overallChange: [
      `${year} 年收支${kind === 'budget' ? '总预算' : '总决算'}中，本年收入和本年支出均为 ${shown(basic + project)} 万元，全部为一般公共预算财政拨款。其中基本支出 ${shown(basic)} 万元，占 ${percent(basic, basic + project)}；项目支出 ${shown(project)} 万元，占 ${percent(project, basic + project)}。`,
      `与上年相比，基本支出按工资和社会保险缴费标准正常调整，项目支出变化的主要原因是${year} 年安排${spender.projects[year] ?? ''}等工作。`,
    ].join('\n'),
    tableNotes: `收支按功能分类编列到“项”，基本支出按经济分类编列到“款”。${level}没有财政专户管理资金、事业收入和经营收入，政府性基金预算和国有资本经营预算无收支。各表金额单位为万元，因四舍五入，明细数与合计数可能有 0.01 万元的尾差。`,
    threeOfficialExpensesNote: officialNote(account, official, word),
    runningCostNote: `机关运行经费${word}${shown(Math.round(basic * 0.13))} 万元，用于办公、差旅、培训、公务用车运行和其他交通费用等日常公用支出。`,
    procurementNote: `政府采购${word}总额 ${shown(Math.round(project * 0.42))} 万元，全部为货物和服务采购，其中面向中小企业采购的份额不低于 60%。`,
    stateAssetsNote: `截至 ${year} 年末，共有车辆 ${spender.vehicles} 辆，其中执法执勤和应急保障用车 ${spender.vehicles - 1} 辆、其他用车 1 辆；单价 100 万元以上的设备 ${spender.level === 'department' ? 2 : 0} 台（套）。`,
    performanceNote: `${kind === 'budget' ? '对全部项目设置绩效目标，涉及资金' : '对全部项目开展绩效自评，涉及资金'} ${shown(project)} 万元，主要项目为${spender.projects[year] ?? ''}。${kind === 'budget' ? '年度终了后开展绩效自评，结果与下一年度预算安排挂钩。' : '自评等次均为“优”或者“良”，扣分的主要原因是个别设备采购进度晚于计划。'}`,
    termsExplained: terms,
    overseasTripCount: 0,
    overseasTripPersons: 0,
    vehiclesPurchased: 0,
    vehiclesOwned: spender.vehicles,
    receptionBatches: Math.round(account.officialReception / 12),
    receptionPersons: Math.round(account.officialReception / 1.6),
  };
}

function officialNote({ spender, kind, officialReception }: Account, official: number, word: string): string {
  const base = kind === 'budget' ? '比上年预算' : '比年初预算';
  return [
    `“三公”经费${word} ${shown(official)} 万元，${base}减少 0.50 万元。其中：`,
    `因公出国（境）费 0.00 万元，没有安排出国（境）团组；`,
    `公务用车运行维护费 ${shown(spender.vehicleOperation)} 万元，没有购置公务用车，保有量 ${spender.vehicles} 辆，与上年持平；`,
    `公务接待费 ${shown(officialReception)} 万元，减少的原因是落实过紧日子要求、压减一般性接待。`,
  ].join('\n');
}

const percent = (part: number, whole: number): string => `${((part / whole) * 100).toFixed(1)}%`;

const terms = [
  '一般公共预算财政拨款：指财政当年拨付的一般公共预算资金。',
  '基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员经费和公用经费。',
  '项目支出：指在基本支出之外为完成特定行政任务或者事业发展目标所发生的支出。',
  '“三公”经费：指用财政拨款安排的因公出国（境）费、公务用车购置及运行费和公务接待费。',
  '机关运行经费：指为保障单位运行用于购买货物和服务的各项资金。',
].join('\n');
