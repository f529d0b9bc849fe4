import type { z } from 'zod';
import { defineContentType } from '../define-content-type.ts';
import { disclosureEnvelope } from '../envelope.ts';
import { CalendarDate, Choice, Decimal, Integer, LongText, RichText, Rows, Text } from '../primitives.ts';
import { industries } from '../choices.ts';
import { accidentGrades } from '../rules/accident-grade.ts';
import { accidentReportChecks, investigatingLevels } from '../rules/accident-report.ts';

export const accidentNatures = {
  'liability-accident': '生产安全责任事故',
  'non-liability-accident': '非责任事故',
} as const;

/** GB 6441 kinds of accident. */
export const accidentKinds = {
  'object-strike': '物体打击',
  'vehicle-injury': '车辆伤害',
  'mechanical-injury': '机械伤害',
  'lifting-injury': '起重伤害',
  'electric-shock': '触电',
  drowning: '淹溺',
  burn: '灼烫',
  fire: '火灾',
  fall: '高处坠落',
  collapse: '坍塌',
  'roof-fall': '冒顶片帮',
  'water-inrush': '透水',
  blasting: '放炮',
  'gunpowder-explosion': '火药爆炸',
  'gas-explosion': '瓦斯爆炸',
  'boiler-explosion': '锅炉爆炸',
  'vessel-explosion': '容器爆炸',
  'other-explosion': '其他爆炸',
  'poisoning-suffocation': '中毒和窒息',
  other: '其他伤害',
} as const;

/** R-ACC-10: result of the review of rectification, measure by measure. */
export const measureProgress = { done: '已落实', partly: '部分落实', 'not-done': '未落实' } as const;

/** 事故调查报告: the full text in its seven statutory chapters (R-ACC-06, R-ACC-07), after approval (R-ACC-09). */
export const accidentReport = defineContentType('accident-report', {
  label: '事故调查报告',
  plural: 'accident-reports',
  basis: ['R-ACC-01', 'R-ACC-03', 'R-ACC-06', 'R-ACC-07', 'R-ACC-08', 'R-ACC-09', 'R-ACC-10', 'R-SRC-08'],
  column: {
    path: 'accident-reports',
    label: '事故调查报告',
    description: '批复结案的生产安全事故调查报告全文和整改措施落实情况',
    keywords: '事故调查报告,生产安全事故,整改措施,责任追究',
    columnType: '信息公开目录',
    category: '20-13',
    updateCycleDays: 365,
  },
  fields: {
    ...disclosureEnvelope,
    occurredDate: { label: '事故发生日期', schema: CalendarDate(), header: true, list: true, sort: true },
    location: { label: '事故地点', schema: Text(200), header: true },
    accidentUnit: { label: '事故单位', schema: Text(200), header: true },
    industry: { label: '行业', schema: Choice(industries), header: true, facet: true },
    accidentKind: { label: '事故类别', schema: Choice(accidentKinds), header: true, facet: true },
    deaths: { label: '死亡人数', schema: Integer(0, 9999), header: true, list: true },
    seriousInjuries: { label: '重伤人数', schema: Integer(0, 9999), header: true, help: '包括急性工业中毒。' },
    missing: { label: '失踪人数', schema: Integer(0, 9999), header: true },
    directLoss: { label: '直接经济损失（元）', schema: Decimal(2, 0), header: true },
    accidentGrade: { label: '事故等级', schema: Choice(accidentGrades), header: true, list: true, facet: true },
    gradeReason: {
      label: '等级说明',
      schema: LongText(500).nullable(),
      help: '等级与按伤亡和损失计算的结果不一致时必填，如事故发生 30 日后伤亡人数变化。',
    },
    accidentNature: { label: '事故性质', schema: Choice(accidentNatures), header: true },
    investigatingLevel: { label: '调查层级', schema: Choice(investigatingLevels), header: true },
    approvalOrgan: { label: '批复机关', schema: Text(100), header: true },
    approvalNumber: { label: '批复文号', schema: Text(60), header: true, search: 'number' },
    approvalDate: { label: '批复日期', schema: CalendarDate(), header: true, list: true },
    closedDate: { label: '结案日期', schema: CalendarDate().nullable(), header: true },
    preface: { label: '前言', schema: RichText().nullable() },
    unitOverview: { label: '事故发生单位概况', schema: RichText() },
    accidentCourse: { label: '事故发生经过和救援情况', schema: RichText() },
    casualtiesAndLoss: { label: '人员伤亡和直接经济损失', schema: RichText() },
    causesAndNature: { label: '事故发生的原因和事故性质', schema: RichText() },
    liabilityFindings: { label: '责任认定及处理建议', schema: RichText() },
    preventionAdvice: { label: '事故防范和整改措施', schema: RichText() },
    rescueAssessment: { label: '应急处置评估', schema: RichText() },
    rectificationMeasures: {
      label: '整改措施落实情况',
      schema: Rows(
        {
          measure: { label: '整改措施', schema: Text(1000) },
          responsibleUnit: { label: '责任单位', schema: Text(200) },
          dueDate: { label: '完成期限', schema: CalendarDate().nullable() },
          progress: { label: '落实情况', schema: Choice(measureProgress).nullable() },
          progressNote: { label: '评估说明', schema: Text(1000).nullable() },
        },
        1,
      ),
      mayChange: true,
      help: '逐项列出；批复满 10 个月至 1 年内评估后填写落实情况。',
    },
    reviewReportDate: { label: '整改评估日期', schema: CalendarDate().nullable(), header: true },
  },
  checks: accidentReportChecks,
});
export type AccidentReport = z.infer<typeof accidentReport.schema>;
