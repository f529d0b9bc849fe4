import type { z } from 'zod';
import { defineContentType } from '../define-content-type.ts';
import { disclosureEnvelope } from '../envelope.ts';
import { Choice, Integer, RichText, Text } from '../primitives.ts';
import { articleChecks } from '../rules/article.ts';

/** What an article is: decides its place in the portal and, by `articleCategories`, its node of R-REG-20. */
export const articleSections = {
  news: '工作动态',
  notice: '通知公告',
  'disclosure-system': '政府信息公开制度',
  'annual-report': '政府信息公开年报',
  'leader-profile': '领导信息',
  plan: '规划计划',
  statistics: '统计信息',
  penalty: '行政处罚和行政强制',
  'administrative-charge': '行政事业性收费',
  'public-procurement': '政府采购',
  'construction-project': '重大建设项目',
  'public-welfare': '民生保障',
  'emergency-plan': '应急预案',
  'warning-notice': '预警信息',
  inspection: '安全生产监督检查',
  'accident-flash': '事故快报',
  recruitment: '公务员招考',
  'public-consultation': '意见征集',
  'public-consultation-result': '意见采纳反馈',
  'response-to-concern': '回应关切',
} as const;

/** The node of R-REG-20 of each section. */
export const articleCategories: Readonly<Record<keyof typeof articleSections, string>> = {
  news: '20-15',
  notice: '20-15',
  'disclosure-system': '20-15',
  'annual-report': '20-15',
  'leader-profile': '20-02',
  plan: '20-03',
  statistics: '20-04',
  penalty: '20-06',
  'administrative-charge': '20-08',
  'public-procurement': '20-09',
  'construction-project': '20-10',
  'public-welfare': '20-11',
  'emergency-plan': '20-12',
  'warning-notice': '20-12',
  inspection: '20-13',
  'accident-flash': '20-12',
  recruitment: '20-14',
  'public-consultation': '20-15',
  'public-consultation-result': '20-15',
  'response-to-concern': '20-15',
};

/** Warnings and first bulletins of accidents: of these one authorised leader may let a record out alone (B-11). */
export const emergencySections: readonly (keyof typeof articleSections)[] = ['warning-notice', 'accident-flash'];

/** 通用文章: notices, news and the other plain pages. */
export const article = defineContentType('article', {
  label: '通用文章',
  plural: 'articles',
  basis: ['R-REG-20', 'R-PLAT-05', 'R-PLAT-07', 'R-SITE-13', 'R-ANN-41'],
  column: {
    path: 'articles',
    label: '动态公告',
    description: '工作动态、通知公告、规划统计、预警信息等',
    keywords: '工作动态,通知公告,规划计划,统计信息,预警信息',
    columnType: '工作动态',
    category: '20-15',
    updateCycleDays: 14,
  },
  fields: {
    ...disclosureEnvelope,
    formedDate: { ...disclosureEnvelope.formedDate, header: true, list: true, sort: true },
    section: { label: '栏目', schema: Choice(articleSections), header: true, list: true, facet: true },
    author: { label: '作者', schema: Text(80).nullable() },
    originalUrl: {
      label: '原文链接',
      schema: Text(500).nullable(),
      help: '转载的填写原文地址，以 https:// 或 http:// 开头。',
    },
    reportYear: {
      label: '报告年度',
      schema: Integer(2000, 2100).nullable(),
      help: '栏目为“政府信息公开年报”时必填，如 2025。',
    },
    body: { label: '正文', schema: RichText() },
  },
  checks: articleChecks,
  isEmergency: ({ section }) => emergencySections.includes(section),
});
export type Article = z.infer<typeof article.schema>;
