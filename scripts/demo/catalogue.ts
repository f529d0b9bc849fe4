import { statutoryNodes } from '@yangguang/schemas';
import { catalogueNodeRecord } from '@yangguang/schemas/examples';
import type { DemoRecord } from './demo-record.ts';
import bureau from './bureau.json' with { type: 'json' };

const office = '办公室（政务公开科）';
const law = '执法监督科（法规科）';
const finance = '规划财务科';

/** Who answers for each of the fifteen matters, in which of the five openings, and how often it is due for something new. */
const duties: readonly [department: string, stage: string, cycleDays: number, deadline?: string][] = [
  [law, 'decision', 180],
  [office, 'administration', 365, '自机构职能、负责人等信息变更之日起 20 个工作日内'],
  [finance, 'decision', 365],
  ['应急指挥中心（值班室）', 'result', 45, '按月公开，次月 15 日前'],
  ['行政审批科', 'service', 180, '事项信息变更之日起 20 个工作日内；办理结果自作出决定之日起 7 个工作日内'],
  [law, 'result', 90, '处罚决定自作出之日起 7 个工作日内'],
  [finance, 'administration', 365, '自财政部门批复之日起 20 日内'],
  [finance, 'administration', 365],
  [finance, 'execution', 180],
  [finance, 'execution', 365],
  ['防灾减灾和救灾科', 'execution', 180],
  ['救援协调和预案管理科', 'administration', 180, '预警信息即时公开；应急预案自印发之日起 20 个工作日内'],
  [law, 'result', 90, '监督检查计划年度公开；调查报告自批复结案之日起及时公开'],
  [office, 'administration', 365],
  [office, 'administration', 365, '政府信息公开年度报告每年 1 月 31 日前；其他自形成或者变更之日起 20 个工作日内'],
];

/** The catalogue: the fifteen statutory nodes, with the bureau's own answers. */
export function catalogueRecords(): DemoRecord[] {
  return statutoryNodes.map((node, index) => {
    const [department, opennessStage, updateCycleDays, disclosureDeadline] = duties[index] ?? [
      office,
      'administration',
      365,
    ];
    const { type, id: _id, indexNumber: _number, ...example } = catalogueNodeRecord(node, index + 1);
    return {
      type,
      publishedDate: '2024-01-10',
      fields: {
        ...example,
        issuingOrgan: bureau.name,
        contentSource: bureau.name,
        responsibleOrgan: bureau.name,
        formedDate: '2024-01-08',
        leadDepartment: department,
        opennessStage,
        updateCycleDays,
        ...(disclosureDeadline !== undefined && { disclosureDeadline }),
      },
      relations: [],
      text: [],
      course: null,
    };
  });
}
