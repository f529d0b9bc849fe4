import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../calendar/days.ts';
import { displayText } from '../derive/display.ts';
import { exampleOf, type ExampleName } from '../examples/index.ts';
import { describeIssue } from '../issues/describe-issue.ts';
import { issuesOf } from '../issues/issues-of.ts';
import { contentTypeOf } from '../types/index.ts';
import { accidentTotals, changeOf } from './accident-statistics.ts';
import { closingRate, permitTotals } from './permit-statistics.ts';
import {
  endedPeriods,
  firstDayOf,
  lastDayOf,
  nextPeriod,
  periodFieldOf,
  periodText,
  readPeriod,
} from './statistics-period.ts';

describe('periods', () => {
  test.each([
    ['2026-10', '2026-10-31', '2026-11', '2026年10月'],
    ['2026-12', '2026-12-31', '2027-01', '2026年12月'],
    ['2028-02', '2028-02-29', '2028-03', '2028年2月'],
    ['2026-Q1', '2026-03-31', '2026-Q2', '2026年第一季度'],
    ['2026-Q4', '2026-12-31', '2027-Q1', '2026年第四季度'],
  ])('%s ends on %s, %s follows, and it reads %s', (period, last, next, text) => {
    expect([lastDayOf(period), nextPeriod(period), periodText(period)]).toEqual([last, next, text]);
    expect(endedPeriods(period, firstDayOf(period))).toEqual([]);
    expect(firstDayOf(next)).toBe(addDays(last, 1));
  });

  test('a period is over on the day after its last one', () => {
    expect(endedPeriods('2026-08', '2026-10-31')).toEqual(['2026-08', '2026-09']);
    expect(endedPeriods('2026-08', '2026-11-01')).toEqual(['2026-08', '2026-09', '2026-10']);
    expect(endedPeriods('2026-Q4', '2026-12-31')).toEqual([]);
  });

  test.each([
    ['2026年10月', '2026-10'],
    ['2026年 3 月', '2026-03'],
    ['2026/3', '2026-03'],
    ['2026-10-01', '2026-10'],
    ['2026年第三季度', '2026-Q3'],
    ['2026年3季度', '2026-Q3'],
    ['2026q3', '2026-Q3'],
    ['2026-10-05', undefined],
    ['2026年13月', undefined],
    ['2026年第五季度', undefined],
    ['十月', undefined],
  ])('%s is read as %s', (written, period) => {
    expect(readPeriod(written)).toBe(period);
  });

  test('whatever a period reads like is read back as the same', () => {
    const unit = fc.oneof(
      fc.integer({ min: 1, max: 12 }).map((month) => String(month).padStart(2, '0')),
      fc.integer({ min: 1, max: 4 }).map((quarter) => `Q${quarter}`),
    );
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2099 }), unit, (year, end) => {
        expect(readPeriod(periodText(`${year}-${end}`))).toBe(`${year}-${end}`);
      }),
    );
  });

  test('the definition knows its period, and shows it in Chinese; what no officer should have typed stays as it is', () => {
    const type = contentTypeOf('accident-statistics');
    expect(periodFieldOf(type)).toBe('month');
    expect(periodFieldOf(contentTypeOf('permit-statistics'))).toBe('quarter');
    expect(periodFieldOf(contentTypeOf('policy-document'))).toBeUndefined();
    expect(displayText(type.kind('month'), '2026-10')).toBe('2026年10月');
    expect(displayText(type.kind('month'), '十月')).toBe('十月');
  });
});

/** What an officer reads after some fields of the example are changed. */
function sentences<N extends ExampleName>(name: N, change: Partial<ReturnType<typeof exampleOf<N>>>): string[] {
  return issuesOf({ ...exampleOf(name), ...change }).map((issue) => describeIssue(issue, contentTypeOf(name)));
}

describe('accident statistics (R-SRC-09)', () => {
  const { areaRows, industryRows } = exampleOf('accident-statistics');
  const changed = <R extends object>(rows: readonly R[], index: number, change: Partial<R>): R[] =>
    rows.map((row, at) => (at === index ? { ...row, ...change } : row));

  test.each([
    [
      'a month that is none',
      { month: '2026-13' },
      '统计月份：“2026-13”的格式不符合要求，请核对。（如 2026-10；同一月份只能公开一条）',
    ],
    [
      'a title of another month',
      { title: '2026年2月全市事故统计' },
      '标题：标题须写明统计的时期，其中应有“2026年3月”。',
    ],
    [
      'figures taken before the month was over',
      { cutOffDate: '2026-03-30' },
      '数据截至日期：统计的时期到 2026-03-31 才结束，数据截至日期不能早于这一天，请核对。',
    ],
    ['a record older than its figures', { formedDate: '2026-03-30' }, '生成日期：不能早于数据截至日期，请核对。'],
    [
      'an area twice',
      { areaRows: changed(areaRows, 2, { area: '清河区' }) },
      '按地区统计，第 3 行“地区”：与第 1 行重复，请合并为一行。',
    ],
    [
      'an industry twice',
      { industryRows: changed(industryRows, 1, { industry: 'construction' }) },
      '按行业统计，第 2 行“行业”：与第 1 行重复，请合并为一行。',
    ],
    [
      'victims without an accident',
      {
        areaRows: changed(areaRows, 2, { seriousInjuries: 2 }),
        industryRows: changed(industryRows, 0, { seriousInjuries: 7 }),
      },
      '按地区统计，第 3 行“重伤人数（人）”：事故起数为 0，却填写了伤亡 2 人，请核对。',
    ],
    [
      'tables that do not agree',
      { industryRows: changed(industryRows, 1, { deaths: 6 }) },
      '按行业统计：“死亡人数（人）”按行业合计 12，按地区合计 11，两者应一致，请逐行核对。',
    ],
    [
      'money that does not agree',
      { areaRows: changed(areaRows, 0, { directLoss: 920.6 }) },
      '按行业统计：“直接经济损失（万元）”按行业合计 1530.5，按地区合计 1530.6，两者应一致，请逐行核对。',
    ],
  ] as const)('%s is refused', (_name, change, sentence) => {
    expect(sentences('accident-statistics', change as never)).toEqual([sentence]);
  });

  test('a column is filled or empty as a whole, in both tables', () => {
    expect(sentences('accident-statistics', { areaRows: changed(areaRows, 1, { lastDeaths: null }) })).toEqual([
      '按地区统计，第 2 行“去年同期死亡人数（人）”：同一列有的行填了、有的行没填，请补齐，或整列不填。',
      '按行业统计：“去年同期死亡人数（人）”按行业合计 13，按地区合计 （未填），两者应一致，请逐行核对。',
    ]);
    const without = <R extends object>(rows: readonly R[]) =>
      rows.map((row) => ({ ...row, directLoss: null, lastAccidents: null, lastDeaths: null }));
    const bare = { areaRows: without(areaRows), industryRows: without(industryRows) };
    expect(sentences('accident-statistics', bare)).toEqual([]);
    expect(accidentTotals(bare.areaRows)).toMatchObject({ accidents: 13, lastAccidents: null, directLoss: null });
  });

  test('sums and changes follow from the rows; open data carries them', () => {
    expect(contentTypeOf('accident-statistics').computed?.(exampleOf('accident-statistics') as never)).toEqual({
      totals: { accidents: 13, deaths: 11, seriousInjuries: 5, directLoss: 1530.5, lastAccidents: 16, lastDeaths: 13 },
      changes: { accidents: { difference: -3, percent: -18.8 }, deaths: { difference: -2, percent: -15.4 } },
    });
    expect(changeOf(3, 0)).toEqual({ difference: 3, percent: null });
    expect(changeOf(3, null)).toBeNull();
  });
});

describe('permit statistics (R-SRC-10)', () => {
  const { permitRows } = exampleOf('permit-statistics');
  const row = (change: Partial<(typeof permitRows)[number]>) => ({
    permitRows: permitRows.map((one, index) => (index === 0 ? { ...one, ...change } : one)),
  });

  test.each([
    ['accepted more than came in', row({ received: 38 }), '第 1 行“受理（件）”：受理 39 件，多于收件 38 件，请核对。'],
    [
      'closed more than there was to decide',
      row({ carriedOver: 1 }),
      '第 1 行“办结（件）”：办结 41 件，多于上期结转与受理之和 40 件，请核对。',
    ],
    [
      'parts that are not the whole',
      row({ refused: 3 }),
      '第 1 行“办结（件）”：办结 41 件，准予、不予许可和终止办理之和是 42 件，两者应相等，请核对。',
    ],
    [
      'a permit twice',
      { permitRows: permitRows.map((one) => ({ ...one, permitName: '甲' })) },
      '第 2 行“许可事项”：与第 1 行重复，请合并为一行。',
    ],
  ] as const)('%s is refused (F-2)', (_name, change, sentence) => {
    expect(sentences('permit-statistics', change)).toEqual([`各事项办理情况，${sentence}`]);
  });

  test('the rate is closed of what there was to decide, and none where there was nothing', () => {
    expect(permitRows.map(closingRate)).toEqual([91.1, null]);
    expect(closingRate(permitTotals(permitRows))).toBe(91.1);
    expect(contentTypeOf('permit-statistics').computed?.(exampleOf('permit-statistics') as never)).toMatchObject({
      closingRate: { numerator: 41, denominator: 45, percent: 91.1 },
      closingRates: [{ denominator: 45 }, { denominator: 0, percent: null }],
    });
  });
});
