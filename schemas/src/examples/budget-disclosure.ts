import type { BudgetDisclosure } from '../types/budget-disclosure.ts';
import { exampleBudgetTables } from './budget-tables.ts';
import { exampleEnvelope, exampleId } from './envelope.ts';

export const budgetDisclosureExample: BudgetDisclosure = {
  ...exampleEnvelope({
    type: 'budget-disclosure',
    number: 66,
    title: '云川市应急管理局2026年部门预算',
    formedDate: '2026-02-05',
  }),
  leadDepartment: exampleId('department', 7),
  topicCategory: 'finance-personnel',
  budgetKind: 'budget',
  entityLevel: 'department',
  entityName: '云川市应急管理局',
  fiscalYear: 2026,
  financeReplyDate: '2026-02-05',
  duties: '贯彻执行安全生产、应急管理和防灾减灾救灾法律法规，综合监督管理全市安全生产工作，组织应急救援。',
  organisation: '本部门内设科室 12 个，所属事业单位 2 个，纳入部门预算编制范围的单位共 3 个。',
  overallChange: '2026 年收支总预算 2,386.40 万元，比上年增加，主要原因是安全监管项目经费增加。',
  tableNotes:
    '一般公共预算支出按功能分类编列到项，基本支出按经济分类编列到款。政府性基金和国有资本经营预算本年无安排。',
  threeOfficialExpensesNote: '“三公”经费预算 19.80 万元，比上年减少 0.50 万元，原因是压减公务接待。',
  runningCostNote: '机关运行经费用于办公、差旅、培训、公务用车运行等日常支出。',
  procurementNote: '政府采购预算 186.00 万元，其中货物 46.00 万元、服务 140.00 万元。',
  stateAssetsNote: '共有车辆 6 辆，其中执法执勤用车 4 辆；单价 100 万元以上设备 1 台（套）。',
  performanceNote: '对安全监管等 4 个项目设置绩效目标，涉及金额 620.00 万元。',
  termsExplained: '一般公共预算拨款收入：财政当年拨付的资金。机关运行经费：为保障运行用于购买货物和服务的各项资金。',
  overseasTripCount: null,
  overseasTripPersons: null,
  vehiclesPurchased: null,
  vehiclesOwned: 6,
  receptionBatches: 28,
  receptionPersons: 214,
  ...exampleBudgetTables({
    kind: 'budget',
    items: [
      { code: '2080505', basic: 132_40, project: 0 },
      { code: '2101101', basic: 68_20, project: 0 },
      { code: '2210201', basic: 96_80, project: 0 },
      { code: '2240101', basic: 1_469_00, project: 0 },
      { code: '2240104', basic: 0, project: 150_00 },
      { code: '2240106', basic: 0, project: 320_00 },
      { code: '2240108', basic: 0, project: 150_00 },
    ],
    overseasTrips: 0,
    vehicleOperation: 16_20,
    officialReception: 3_60,
    openingBalance: 0,
  }),
  emptyTableStatements: [
    { table: 'fund-budget-expenditure', statement: '本部门 2026 年无政府性基金预算支出，故本表无数据。' },
    { table: 'state-capital-expenditure', statement: '本部门 2026 年无国有资本经营预算支出，故本表无数据。' },
  ],
};
