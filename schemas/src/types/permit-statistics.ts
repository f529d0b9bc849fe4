import type { z } from 'zod';
import { defineContentType } from '../define-content-type.ts';
import { disclosureEnvelope } from '../envelope.ts';
import { CalendarDate, Integer, LongText, Rows, Text } from '../primitives.ts';
import { closingRate, permitStatisticsChecks, permitTotals, toDecide } from '../rules/permit-statistics.ts';
import { StatisticsPeriod } from '../rules/statistics-period.ts';

const count = (label: string, help?: string) => ({
  label,
  schema: Integer(0, 9_999_999),
  ...(help !== undefined && { help }),
});

/** 行政许可办理情况: one record a quarter, a row each permit; sums and rates are computed, never typed (R-SRC-10, D-11). */
export const permitStatistics = defineContentType('permit-statistics', {
  label: '行政许可办理情况',
  plural: 'permit-statistics-records',
  basis: ['R-SRC-10', 'R-REG-20', 'R-PMT-01'],
  column: {
    path: 'permit-statistics',
    label: '行政许可办理情况',
    description: '每季度各项行政许可的收件、受理、办结数量和办结率',
    keywords: '行政许可,办理情况,收件,受理,办结,办结率',
    columnType: '数据发布',
    category: '20-05',
    updateCycleDays: 90,
  },
  fields: {
    ...disclosureEnvelope,
    title: { ...disclosureEnvelope.title, help: '写明统计季度，如“2026年第三季度行政许可办理情况”。' },
    quarter: {
      label: '统计季度',
      schema: StatisticsPeriod('quarter'),
      header: true,
      help: '如 2026-Q3；同一季度只能公开一条。',
    },
    cutOffDate: {
      label: '数据截至日期',
      schema: CalendarDate(),
      header: true,
      list: true,
      sort: true,
      help: '一般为统计季度的最后一日。',
    },
    definition: { label: '统计口径', schema: LongText(1000), help: '统计哪些申请，数据从哪里来，何时可能修订。' },
    permitRows: {
      label: '各事项办理情况',
      schema: Rows(
        {
          permitName: { label: '许可事项', schema: Text(200), help: '与已公开的行政许可事项名称一致。' },
          carriedOver: count('上期结转（件）', '上期已受理、本期开始时尚未办结的。'),
          received: count('收件（件）'),
          accepted: count('受理（件）', '不多于收件。'),
          closed: count('办结（件）', '等于准予、不予许可和终止办理之和，不多于上期结转加受理。'),
          granted: count('准予许可（件）'),
          refused: count('不予许可（件）'),
          ended: count('终止办理（件）', '申请人撤回等没有作出许可决定的。'),
        },
        1,
        500,
      ),
      help: '合计和办结率由系统计算，不要填写合计行。',
    },
  },
  checks: permitStatisticsChecks,
  computed: ({ permitRows }) => {
    const totals = permitTotals(permitRows);
    return {
      totals,
      closingRate: { numerator: totals.closed, denominator: toDecide(totals), percent: closingRate(totals) },
      closingRates: permitRows.map((row) => ({
        permitName: row.permitName,
        denominator: toDecide(row),
        percent: closingRate(row),
      })),
    };
  },
});
export type PermitStatistics = z.infer<typeof permitStatistics.schema>;
