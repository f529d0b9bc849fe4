import { z } from 'zod';
import type { FieldDefinition, Fields } from './define-content-type.ts';
import { Attachments, CalendarDate, Choice, LongText, Reference, Rows, Text } from './primitives.ts';
import { disclosureAttributes, exemptionGrounds, relationKinds, topicCategories, validityStatuses } from './choices.ts';
import { IndexNumber } from './rules/index-number.ts';

/**
 * What every disclosed record carries, whatever its type (R-REG-12, R-POL-01).
 *
 * The published date and the first-live date are not fields: the machine sets them in the change feed, so no
 * interface can write them (V-01).
 */
export const disclosureEnvelope = {
  title: { label: '标题', schema: Text(200), header: 'wide', list: true, search: 'title' },
  indexNumber: {
    label: '索引号',
    schema: IndexNumber(),
    system: true,
    header: true,
    search: 'number',
    help: '由系统编制，终身不变、不重复使用。',
  },
  issuingOrgan: { label: '发文机关', schema: Text(80), header: true, help: '填写成文时的机关名称，机构改名后不回改。' },
  leadDepartment: {
    label: '责任科室',
    schema: Reference('department').nullable(),
    facet: true,
    list: true,
    help: '对内容负责并负责解读的科室。',
    mayChange: true,
  },
  disclosureAttribute: {
    label: '公开属性',
    schema: Choice(disclosureAttributes),
    header: true,
    help: '拟稿时确定；选择“依申请公开”或“不予公开”的，须同时填写依据和理由，且不会进入门户网站。',
    mayChange: true,
  },
  exemptionGround: {
    label: '不予公开依据',
    schema: Choice(exemptionGrounds).nullable(),
    search: 'none',
    mayChange: true,
  },
  exemptionReason: { label: '不公开理由', schema: LongText(1000).nullable(), search: 'none', mayChange: true },
  topicCategory: { label: '主题分类', schema: Choice(topicCategories), header: true, facet: true, mayChange: true },
  catalogueNode: {
    label: '目录节点',
    schema: Reference('catalogue-node').nullable(),
    help: '不选时按记录类型归入法定主动公开内容的相应类别。',
    mayChange: true,
  },
  summary: {
    label: '内容概述',
    schema: LongText(500).nullable(),
    help: '一两句话，列表和检索结果中显示。',
    mayChange: true,
  },
  formedDate: {
    label: '生成日期',
    schema: CalendarDate(),
    help: '信息形成之日，20 个工作日的公开时限从次日起算。',
    mayChange: true,
  },
  validityStatus: { label: '有效性', schema: Choice(validityStatuses), header: true, mayChange: true },
  keywords: { label: '关键词', schema: Text(200).nullable(), help: '用空格分开。', mayChange: true },
  contentSource: { label: '信息来源', schema: Text(80), mayChange: true },
  attachments: { label: '附件', schema: Attachments() },
  relatedRecords: {
    label: '相关信息',
    schema: Rows({
      indexNumber: { label: '索引号', schema: IndexNumber() },
      relation: { label: '关系', schema: Choice(relationKinds) },
    }),
    search: 'none',
    mayChange: true,
  },
  changeNotes: {
    label: '更正说明',
    schema: Rows({
      date: { label: '日期', schema: CalendarDate() },
      note: { label: '说明', schema: Text(300) },
    }),
    help: '公开后更正内容的，逐次写明更正了什么、为什么更正；列在页面上和“更正公告”中，以后不能删改。',
    mayChange: true,
  },
} as const satisfies Fields;

/** Fields of the envelope that the importer may leave out, and what they then hold. */
export const envelopeDefaults = {
  disclosureAttribute: 'proactive',
  validityStatus: 'in-force',
} as const;

/** Compile-time check that a field list carries the envelope. */
export type WithEnvelope<F extends Fields> = F & typeof disclosureEnvelope & Record<string, FieldDefinition>;
/** What every record of every type offers to code that does not care about the type. */
export type EnvelopeRecord = { type: string; id: string } & {
  [K in keyof typeof disclosureEnvelope]: z.infer<(typeof disclosureEnvelope)[K]['schema']>;
};
