import type { z } from 'zod';
import { defineContentType } from '../define-content-type.ts';
import { disclosureEnvelope } from '../envelope.ts';
import { Choice, Flag, Integer, LongText, Rows, Text } from '../primitives.ts';
import { permitItemChecks } from '../rules/permit-item.ts';

export const permitClasses = {
  ordinary: '普通',
  franchise: '特许',
  recognition: '认可',
  approval: '核准',
  registration: '登记',
  other: '其他',
} as const;
export const serviceTypes = { instant: '即办件', promised: '承诺件' } as const;
export const dayUnits = { 'working-day': '工作日', 'calendar-day': '日' } as const;
export const materialForms = { original: '原件', copy: '复印件', 'original-and-copy': '原件和复印件' } as const;
export const materialMedia = { paper: '纸质', electronic: '电子', 'paper-or-electronic': '纸质或电子' } as const;

/** 行政许可事项 with its service guide: every element an applicant needs (R-PMT-01, R-PMT-04). */
export const permitItem = defineContentType('permit-item', {
  label: '行政许可事项',
  plural: 'permit-items',
  basis: ['R-PMT-01', 'R-PMT-02', 'R-PMT-03', 'R-PMT-04', 'R-PMT-05', 'R-SRC-11'],
  column: {
    path: 'permits',
    label: '行政许可',
    description: '行政许可事项的依据、条件、材料、程序、时限、收费和办理结果',
    keywords: '行政许可,办事指南,申请材料,办理流程',
    columnType: '办事服务',
    category: '20-05',
    updateCycleDays: 365,
  },
  isKeptUpToDate: true,
  fields: {
    ...disclosureEnvelope,
    title: { ...disclosureEnvelope.title, label: '事项名称' },
    formedDate: { ...disclosureEnvelope.formedDate, sort: true },
    itemCode: { label: '事项编码', schema: Text(40), header: true, list: true, search: 'number' },
    permitClass: { label: '许可类别', schema: Choice(permitClasses), header: true, facet: true },
    serviceType: { label: '办件类型', schema: Choice(serviceTypes), header: true, facet: true },
    implementingOrgan: { label: '实施主体', schema: Text(100), header: true },
    legalBasis: { label: '设定依据', schema: LongText(5000) },
    acceptanceConditions: { label: '受理条件', schema: LongText(5000) },
    quantityLimit: { label: '数量限制', schema: Text(200), header: true, help: '没有限制的写“无数量限制”。' },
    requiredMaterials: {
      label: '申请材料',
      schema: Rows(
        {
          name: { label: '材料名称', schema: Text(200), help: '逐项写明，不写“其他材料”。' },
          materialForm: { label: '原件或复印件', schema: Choice(materialForms) },
          medium: { label: '载体', schema: Choice(materialMedia) },
          copies: { label: '份数', schema: Integer(0, 99) },
          templateFile: { label: '表格或样表', schema: Text(200).nullable(), help: '附件中的文件名。' },
          remark: { label: '说明', schema: Text(500).nullable() },
        },
        1,
      ),
    },
    procedure: {
      label: '办理流程',
      schema: Rows(
        {
          step: { label: '环节', schema: Text(60) },
          description: { label: '办理内容', schema: Text(1000) },
          days: { label: '时限', schema: Integer(0, 365).nullable() },
        },
        1,
      ),
    },
    statutoryDays: { label: '法定时限', schema: Integer(1, 365), header: true },
    promisedDays: {
      label: '承诺时限',
      schema: Integer(0, 365),
      header: true,
      list: true,
      help: '不得长于法定时限；当场办结填 0。',
    },
    dayUnit: { label: '时限单位', schema: Choice(dayUnits), search: 'none' },
    hasFee: { label: '是否收费', schema: Flag(), header: true },
    feeStandard: { label: '收费依据和标准', schema: LongText(1000).nullable(), help: '收费的必填。' },
    servicePlace: { label: '办理地点', schema: Text(200), header: 'wide' },
    serviceHours: { label: '办理时间', schema: Text(200), header: true },
    contactPhone: { label: '联系电话', schema: Text(60), contact: true, header: true },
    supervisionPhone: { label: '监督电话', schema: Text(60), contact: true, header: true },
    onlineUrl: { label: '网上办理地址', schema: Text(500).nullable() },
    outcomeDocument: { label: '办理结果', schema: Text(200), header: true },
    outcomeDelivery: { label: '结果送达', schema: Text(200), header: true },
    validityPeriod: { label: '有效期限和延续', schema: Text(500).nullable() },
    intermediaryService: { label: '中介服务', schema: LongText(1000).nullable() },
    remedies: { label: '救济渠道', schema: LongText(1000) },
    faq: {
      label: '常见问题',
      schema: Rows({
        question: { label: '问题', schema: Text(300) },
        answer: { label: '解答', schema: Text(2000) },
      }),
    },
  },
  checks: permitItemChecks,
});
export type PermitItem = z.infer<typeof permitItem.schema>;
