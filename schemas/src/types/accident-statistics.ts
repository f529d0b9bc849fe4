import type { z } from 'zod';
import { defineContentType } from '../define-content-type.ts';
import { disclosureEnvelope } from '../envelope.ts';
import { CalendarDate, Choice, Decimal, Integer, LongText, Rows, Text } from '../primitives.ts';
import { industries } from '../choices.ts';
import {
  accidentCountLabels,
  accidentStatisticsChecks,
  accidentTotals,
  changeOf,
  type AccidentCount,
  type OptionalAccidentCount,
} from '../rules/accident-statistics.ts';
import { StatisticsPeriod } from '../rules/statistics-period.ts';

const label = accidentCountLabels;
const count = (name: AccidentCount) => ({ label: label[name], schema: Integer(0, 999_999) });
const lastYear = (name: OptionalAccidentCount) => ({
  label: label[name],
  schema: Integer(0, 999_999).nullable(),
  help: '没有的整列不填。',
});
const counts = {
  accidents: count('accidents'),
  deaths: count('deaths'),
  seriousInjuries: count('seriousInjuries'),
  directLoss: { label: label.directLoss, schema: Decimal(2, 0).nullable(), help: '尚未核定的整列不填。' },
  lastAccidents: lastYear('lastAccidents'),
  lastDeaths: lastYear('lastDeaths'),
};

/** 事故统计: one record a month, by area and by industry; sums and changes are computed, never typed (R-SRC-09). */
export const accidentStatistics = defineContentType('accident-statistics', {
  label: '事故统计',
  plural: 'accident-statistics-records',
  basis: ['R-SRC-09', 'R-ACC-15', 'R-REG-20'],
  column: {
    path: 'accident-statistics',
    label: '事故统计',
    description: '每月生产安全事故起数、死亡和重伤人数，按地区和行业统计',
    keywords: '事故统计,生产安全事故,死亡人数,按地区,按行业',
    columnType: '数据发布',
    category: '20-04',
    updateCycleDays: 60,
  },
  fields: {
    ...disclosureEnvelope,
    title: { ...disclosureEnvelope.title, help: '写明统计月份，如“2026年10月全市生产安全事故统计”。' },
    month: {
      label: '统计月份',
      schema: StatisticsPeriod('month'),
      header: true,
      help: '如 2026-10；同一月份只能公开一条。',
    },
    cutOffDate: {
      label: '数据截至日期',
      schema: CalendarDate(),
      header: true,
      list: true,
      sort: true,
      help: '一般为统计月份的最后一日。',
    },
    definition: { label: '统计口径', schema: LongText(1000), help: '统计哪些事故，数据从哪里来，何时可能修订。' },
    analysis: { label: '情况分析', schema: LongText(3000).nullable() },
    areaRows: {
      label: '按地区统计',
      schema: Rows({ area: { label: '地区', schema: Text(40) }, ...counts }, 1, 200),
      help: '合计由系统计算，不要填写合计行；没有发生事故的地区填 0。',
    },
    industryRows: {
      label: '按行业统计',
      schema: Rows({ industry: { label: '行业', schema: Choice(industries) }, ...counts }, 1, 40),
      help: '合计由系统计算，各列合计须与按地区统计一致。',
    },
  },
  checks: accidentStatisticsChecks,
  computed: ({ areaRows }) => {
    const totals = accidentTotals(areaRows);
    const { accidents, deaths, lastAccidents, lastDeaths } = totals;
    return { totals, changes: { accidents: changeOf(accidents, lastAccidents), deaths: changeOf(deaths, lastDeaths) } };
  },
});
export type AccidentStatistics = z.infer<typeof accidentStatistics.schema>;
