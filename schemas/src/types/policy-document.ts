import type { z } from 'zod';
import { defineContentType } from '../define-content-type.ts';
import { disclosureEnvelope } from '../envelope.ts';
import { CalendarDate, Choice, Flag, RichText, Text } from '../primitives.ts';
import { DocumentNumber } from '../rules/document-number.ts';
import { policyDocumentChecks } from '../rules/policy-document.ts';

/** R-POL-04. */
export const documentKinds = {
  resolution: '决议',
  decision: '决定',
  order: '命令（令）',
  communique: '公报',
  announcement: '公告',
  'public-notice': '通告',
  opinion: '意见',
  notice: '通知',
  circular: '通报',
  report: '报告',
  'request-for-instructions': '请示',
  reply: '批复',
  bill: '议案',
  letter: '函',
  minutes: '纪要',
} as const;

/** 政策文件: stays on the portal after repeal, and says so (R-SITE-10). */
export const policyDocument = defineContentType('policy-document', {
  label: '政策文件',
  plural: 'policy-documents',
  basis: ['R-REG-20', 'R-POL-01', 'R-POL-02', 'R-POL-04', 'R-POL-07', 'R-SRC-06'],
  column: {
    path: 'policies',
    label: '政策文件',
    description: '本机关制发的行政规范性文件和其他政策文件',
    keywords: '政策文件,行政规范性文件,通知,公告',
    columnType: '政策文件',
    category: '20-01',
    updateCycleDays: 180,
  },
  fields: {
    ...disclosureEnvelope,
    validityStatus: { ...disclosureEnvelope.validityStatus, facet: true },
    documentNumber: {
      label: '发文字号',
      schema: DocumentNumber().nullable(),
      header: true,
      list: true,
      search: 'number',
      help: '如“云应急规〔2026〕3号”，年份用六角括号。',
    },
    documentKind: { label: '公文种类', schema: Choice(documentKinds), header: true, facet: true },
    isNormative: { label: '行政规范性文件', schema: Flag(), list: true, facet: true },
    /** Signing date, not the day it went online. */
    documentDate: { label: '成文日期', schema: CalendarDate(), header: true, list: true, sort: true },
    effectiveDate: { label: '施行日期', schema: CalendarDate().nullable(), header: true },
    expiryDate: { label: '失效日期', schema: CalendarDate().nullable(), header: true },
    repealedDate: { label: '废止日期', schema: CalendarDate().nullable(), mayChange: true },
    repealedBy: { label: '废止依据', schema: Text(200).nullable(), mayChange: true },
    interpretationRequired: {
      label: '需要解读',
      schema: Flag(),
      mayChange: true,
      search: 'none',
      help: '勾选后，文件公开后 3 个工作日内须公开解读。',
    },
    body: { label: '正文', schema: RichText() },
  },
  collections: {
    // R-SRC-06, D-9: follows from the records, is never typed.
    'normative-in-force': {
      label: '现行有效行政规范性文件',
      holds: ({ isNormative, validityStatus }) => isNormative && validityStatus === 'in-force',
    },
  },
  checks: policyDocumentChecks,
});
export type PolicyDocument = z.infer<typeof policyDocument.schema>;
