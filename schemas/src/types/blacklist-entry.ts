import type { z } from 'zod';
import { defineContentType } from '../define-content-type.ts';
import { disclosureEnvelope } from '../envelope.ts';
import { CalendarDate, Choice, Integer, LongText, Reference, Text, TextMatching } from '../primitives.ts';
import { industries } from '../choices.ts';
import { CreditCode } from '../rules/credit-code.ts';
import { blacklistEntryChecks, isOnDisplay } from '../rules/blacklist-entry.ts';
import { labelsOf, listingGrounds, listingRegimes } from '../rules/listing-regimes.ts';

export const subjectTypes = { enterprise: '生产经营单位', 'service-body': '安全服务机构', person: '个人' } as const;

/** The states of a list entry that readers can meet. */
export const listingStatuses = { listed: '在列', removed: '已移出', restored: '恢复列入' } as const;

/** 严重失信主体名单 and the older 黑名单 regimes: public fields of R-CRD-07, nothing more. */
export const blacklistEntry = defineContentType('blacklist-entry', {
  label: '严重失信主体名单',
  plural: 'blacklist-entries',
  basis: ['R-CRD-01', 'R-CRD-02', 'R-CRD-03', 'R-CRD-04', 'R-CRD-05', 'R-CRD-07', 'R-CRD-10', 'R-CRD-11', 'R-ID-04'],
  column: {
    path: 'blacklist',
    label: '安全生产严重失信主体名单',
    description: '列入安全生产严重失信主体名单（“黑名单”）的单位和人员及移出情况',
    keywords: '安全生产,严重失信主体,黑名单,信用',
    columnType: '信息公开目录',
    category: '20-13',
    updateCycleDays: 180,
  },
  isKeptUpToDate: true,
  fields: {
    ...disclosureEnvelope,
    subjectName: { label: '主体名称', schema: Text(120), header: 'wide', list: true, search: 'title' },
    subjectType: { label: '主体类型', schema: Choice(subjectTypes), header: true, facet: true },
    creditCode: {
      label: '统一社会信用代码',
      schema: CreditCode().nullable(),
      header: true,
      list: true,
      search: 'number',
      help: '单位必填，18 位。',
    },
    maskedCitizenNumber: {
      label: '证件号码（已遮盖）',
      schema: TextMatching(/^\d{3}\*{11}\d{0,3}[\dX]$/, 18).nullable(),
      header: true,
      help: '个人必填，只留前 3 位和末 4 位，如 110***********002X。',
    },
    region: { label: '所在地区', schema: Text(60), header: true },
    address: { label: '地址', schema: Text(200).nullable(), header: true, help: '个人只写到街道。' },
    chiefPerson: { label: '主要负责人', schema: Text(40).nullable(), header: true },
    industry: { label: '行业', schema: Choice(industries), header: true, facet: true },
    regime: { label: '适用规定', schema: Choice(labelsOf(listingRegimes)), header: true, facet: true },
    listingGround: { label: '列入事由', schema: Choice(labelsOf(listingGrounds)), header: 'wide' },
    violationFacts: { label: '主要失信事实', schema: LongText(2000) },
    accident: {
      label: '相关事故',
      schema: Reference('accident-report').nullable(),
      help: '因事故列入的，选择事故调查报告；没有公开报告的，在失信事实中写明事故名称。',
    },
    penaltyDecisionNumber: { label: '行政处罚决定书文号', schema: Text(60).nullable(), header: true, search: 'number' },
    noticeDate: { label: '列入告知日期', schema: CalendarDate(), internal: true },
    decidingOrgan: { label: '决定机关', schema: Text(100), header: true },
    decisionNumber: { label: '列入决定书文号', schema: Text(60), header: true, search: 'number' },
    decisionDate: { label: '列入决定日期', schema: CalendarDate(), header: true, list: true, sort: true },
    deliveryDate: { label: '决定送达日期', schema: CalendarDate(), internal: true },
    listingTerm: { label: '管理期限（月）', schema: Integer(1, 36), header: true },
    publishUntil: { label: '公示截止期', schema: CalendarDate(), header: true, help: '列入决定日期加管理期限。' },
    listingStatus: { label: '名单状态', schema: Choice(listingStatuses), header: true, list: true, facet: true },
    removedDate: { label: '移出日期', schema: CalendarDate().nullable(), header: true },
    removalReason: { label: '移出事由', schema: Text(500).nullable() },
    complaintContact: { label: '异议受理方式', schema: Text(200), contact: true, header: true },
  },
  checks: blacklistEntryChecks,
  isOnDisplay,
});
export type BlacklistEntry = z.infer<typeof blacklistEntry.schema>;
