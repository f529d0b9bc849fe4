import type { z } from 'zod';
import { defineContentType } from '../define-content-type.ts';
import { disclosureEnvelope } from '../envelope.ts';
import { Choice, Integer, LongText, Rows, Text, TextMatching } from '../primitives.ts';

/** R-CAT-04: printed as ■ or □. */
export const disclosureChannels = {
  'government-website': '政府网站',
  gazette: '政府公报',
  'new-media': '两微一端',
  'press-conference': '发布会/听证会',
  broadcast: '广播电视',
  'print-media': '纸质媒体',
  'reading-place': '公开查阅点',
  'service-centre': '政务服务中心',
  'service-station': '便民服务站',
  'on-site': '入户/现场',
  'notice-board': '社区/企事业单位/村公示栏（电子屏）',
  'targeted-push': '精准推送',
  other: '其他',
} as const;

/** R-SRC-01. */
export const opennessStages = {
  decision: '决策公开',
  execution: '执行公开',
  administration: '管理公开',
  service: '服务公开',
  result: '结果公开',
} as const;

export const audienceScopes = { 'whole-society': '全社会', 'particular-group': '特定群体' } as const;
export const disclosureMethods = { proactive: '主动', 'on-request': '依申请公开' } as const;
export const disclosureLevels = { county: '县级', township: '乡级', 'county-and-township': '县级、乡级' } as const;
export const nodeStatuses = { core: '必设', optional: '可选' } as const;

/** 目录节点: one row of the disclosure catalogue, with the columns of the national standard catalogue (R-CAT-01). */
export const catalogueNode = defineContentType('catalogue-node', {
  label: '目录节点',
  plural: 'catalogue-nodes',
  basis: ['R-CAT-01', 'R-CAT-04', 'R-REG-12', 'R-REG-20', 'R-REG-21'],
  column: {
    path: 'catalogue',
    label: '政府信息公开目录',
    description: '法定主动公开内容目录：公开事项、内容、依据、时限、主体和渠道',
    keywords: '政府信息公开目录,法定主动公开内容,标准目录',
    columnType: '信息公开目录',
    category: '20-15',
    updateCycleDays: 365,
  },
  isKeptUpToDate: true,
  fields: {
    ...disclosureEnvelope,
    formedDate: { ...disclosureEnvelope.formedDate, sort: true },
    nodeCode: {
      label: '节点编码',
      schema: TextMatching(/^2[01]-\d{2}(?:-\d{2})?$/, 8),
      header: true,
      list: true,
      search: 'number',
      help: '法定类别如 20-07，本地事项如 21-02，下级事项加两位数字，如 20-07-01。',
    },
    displayOrder: { label: '序号', schema: Integer(1, 9999), search: 'none' },
    matter: { label: '一级事项', schema: Text(100), header: true },
    subMatter: { label: '二级事项', schema: Text(100).nullable(), header: true },
    disclosureContent: { label: '公开内容（要素）', schema: LongText(2000), header: 'wide' },
    disclosureBasis: { label: '公开依据', schema: LongText(2000), header: 'wide' },
    disclosureDeadline: { label: '公开时限', schema: Text(200), header: true },
    responsibleOrgan: { label: '公开主体', schema: Text(100), header: true },
    channels: {
      label: '公开渠道和载体',
      schema: Rows({ channel: { label: '渠道', schema: Choice(disclosureChannels) } }, 1, 13),
      header: 'wide',
    },
    audienceScope: { label: '公开对象', schema: Choice(audienceScopes), header: true },
    disclosureMethod: { label: '公开方式', schema: Choice(disclosureMethods), header: true },
    disclosureLevel: { label: '公开层级', schema: Choice(disclosureLevels), header: true },
    opennessStage: { label: '五公开环节', schema: Choice(opennessStages), header: true, facet: true },
    nodeStatus: { label: '设置要求', schema: Choice(nodeStatuses), search: 'none' },
    updateCycleDays: {
      label: '更新周期（天）',
      schema: Integer(1, 3660).nullable(),
      search: 'none',
      help: '超过这个天数没有新内容时提醒；不填则不提醒。',
    },
  },
});
export type CatalogueNode = z.infer<typeof catalogueNode.schema>;
