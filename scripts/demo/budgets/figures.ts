import type { exampleBudgetTables } from '@yangguang/schemas/examples';

type Items = Parameters<typeof exampleBudgetTables>[0]['items'];

/** A body that publishes its money, and what its figures grow from; amounts in hundredths of 万元. */
export interface Spender {
  name: string;
  level: 'department' | 'unit';
  duties: string;
  organisation: string;
  staff: string;
  vehicles: number;
  /** Functional items of the budget of 2024. */
  items: Items;
  vehicleOperation: number;
  /** Receptions in the budget of 2024; the bureau cuts them by 0.50 万元 a year. */
  officialReception: number;
  /** What the projects of a year are for, by year. */
  projects: Readonly<Record<number, string>>;
}

const bureau: Spender = {
  name: '云川市应急管理局',
  level: 'department',
  duties:
    '贯彻执行安全生产、应急管理和防灾减灾救灾的法律、法规和规章，综合监督管理全市安全生产工作，统筹应急救援力量建设，组织指导自然灾害防治和灾害救助，依法组织生产安全事故调查处理。',
  organisation:
    '本部门内设科室 9 个，所属事业单位 2 个。纳入部门预算、决算编制范围的单位共 3 个：云川市应急管理局本级、云川市应急管理综合行政执法支队、云川市应急救援保障中心。',
  staff: '行政编制 46 名，实有 44 人；事业编制 62 名，实有 58 人；退休人员 31 人。',
  vehicles: 6,
  items: [
    { code: '2080505', basic: 196_40, project: 0 },
    { code: '2101101', basic: 88_60, project: 0 },
    { code: '2210201', basic: 142_30, project: 0 },
    { code: '2240101', basic: 1_682_00, project: 0 },
    { code: '2240104', basic: 0, project: 186_00 },
    { code: '2240106', basic: 0, project: 342_50 },
    { code: '2240108', basic: 0, project: 268_00 },
  ],
  vehicleOperation: 16_20,
  officialReception: 3_60,
  projects: {
    2023: '安全监管执法装备更新、有限空间和粉尘涉爆专项整治、应急物资储备补充',
    2024: '第一次自然灾害综合风险普查成果应用、危险化学品安全风险监测预警、应急物资储备补充',
    2025: '安全生产治本攻坚行动、森林火险因子监测站建设、乡镇应急消防救援站装备补助',
    2026: '危险化学品重大危险源双重预防机制数字化、城市内涝联动预警、基层应急广播终端更新',
  },
};

const squad: Spender = {
  name: '云川市应急管理综合行政执法支队',
  level: 'unit',
  duties:
    '以市应急管理局名义统一行使安全生产和应急管理领域行政处罚权以及与之相关的行政检查、行政强制权，承担市本级直接监管企业的日常执法检查。',
  organisation: '支队内设综合大队、危险化学品执法大队、矿山工贸执法大队和应急执法大队，无下属单位。',
  staff: '事业编制 38 名，实有 36 人；退休人员 6 人。',
  vehicles: 3,
  items: [
    { code: '2080505', basic: 62_10, project: 0 },
    { code: '2101101', basic: 28_40, project: 0 },
    { code: '2210201', basic: 45_20, project: 0 },
    { code: '2240101', basic: 498_60, project: 0 },
    { code: '2240106', basic: 0, project: 156_00 },
  ],
  vehicleOperation: 8_10,
  officialReception: 1_50,
  projects: {
    2023: '执法记录仪和便携式检测仪购置',
    2024: '重点企业执法检查专家服务、执法案卷电子化',
    2025: '无人机巡查设备购置、执法人员实训',
    2026: '“互联网＋执法”终端更新、跨县（区）交叉执法检查',
  },
};

const centre: Spender = {
  name: '云川市应急救援保障中心',
  level: 'unit',
  duties:
    '承担应急物资储备、装备维护和调运保障，负责应急指挥信息系统运行维护，开展应急救援技术服务和安全生产宣传教育。',
  organisation: '中心内设综合科、物资装备科、信息保障科，管理市级应急物资储备库 1 处，无下属单位。',
  staff: '事业编制 24 名，实有 22 人；退休人员 3 人。',
  vehicles: 2,
  items: [
    { code: '2080505', basic: 36_80, project: 0 },
    { code: '2101101', basic: 17_20, project: 0 },
    { code: '2210201', basic: 26_90, project: 0 },
    { code: '2240101', basic: 292_40, project: 0 },
    { code: '2240104', basic: 0, project: 58_00 },
    { code: '2240108', basic: 0, project: 174_00 },
  ],
  vehicleOperation: 5_40,
  officialReception: 1_20,
  projects: {
    2023: '储备库货架和叉车更新',
    2024: '防汛和抗冰物资补充、指挥信息系统运行维护',
    2025: '储备库消防设施改造、移动排涝装备购置',
    2026: '应急物资信息化管理、森林灭火装备补充',
  },
};

export const spenders: readonly Spender[] = [bureau, squad, centre];

/** When the money of a year was approved and published; the final account of a year comes in the year after. */
export const approvals = {
  budget: {
    2024: { reply: '2024-02-02', published: '2024-02-08' },
    2025: { reply: '2025-02-06', published: '2025-02-14' },
    2026: { reply: '2026-02-03', published: '2026-02-11' },
  },
  'final-account': {
    2023: { reply: '2024-08-30', published: '2024-09-12' },
    2024: { reply: '2025-08-29', published: '2025-09-11' },
    2025: { reply: '2026-08-28', published: '2026-09-10' },
  },
} as const;
