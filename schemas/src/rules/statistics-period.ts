import { addDays } from '../calendar/days.ts';
import type { ContentType } from '../define-content-type.ts';
import { TextMatching, type FieldKind } from '../primitives.ts';

/** How long the time is that figures are about. */
export type PeriodUnit = 'month' | 'quarter';

const patterns: Readonly<Record<PeriodUnit, RegExp>> = {
  month: /^20\d{2}-(?:0[1-9]|1[0-2])$/,
  quarter: /^20\d{2}-Q[1-4]$/,
};

/** A month `2026-10` or a quarter `2026-Q3`; as text in the order of time. */
export const StatisticsPeriod = (unit: PeriodUnit) => TextMatching(patterns[unit], 7);

/** The unit of a field that holds a period; undefined for every other field. */
export function periodUnitOf(kind: FieldKind): PeriodUnit | undefined {
  if (kind.kind !== 'text') return undefined;
  return (Object.keys(patterns) as PeriodUnit[]).find((unit) => patterns[unit] === kind.pattern);
}

/** The field that says which period the records of a type are about; of one period only one record is public. */
export function periodFieldOf(type: ContentType): string | undefined {
  return Object.keys(type.fields).find((field) => periodUnitOf(type.kind(field)) !== undefined);
}

/** Year and last month, counted from 1. */
function endOf(period: string): { year: number; month: number; isQuarter: boolean } {
  const isQuarter = period.includes('Q');
  const number = Number(period.slice(isQuarter ? 6 : 5));
  return { year: Number(period.slice(0, 4)), month: isQuarter ? number * 3 : number, isQuarter };
}

const monthText = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}`;

/** The last day of a period, from which the time to publish its figures is counted (R-REG-26). */
export function lastDayOf(period: string): string {
  const { year, month } = endOf(period);
  const next = month === 12 ? monthText(year + 1, 1) : monthText(year, month + 1);
  return addDays(`${next}-01`, -1);
}

export function firstDayOf(period: string): string {
  const { year, month, isQuarter } = endOf(period);
  return `${monthText(year, isQuarter ? month - 2 : month)}-01`;
}

export function nextPeriod(period: string): string {
  const { year, month, isQuarter } = endOf(period);
  if (month === 12) return isQuarter ? `${year + 1}-Q1` : monthText(year + 1, 1);
  return isQuarter ? `${year}-Q${month / 3 + 1}` : monthText(year, month + 1);
}

/** Every period from `first` on that is over on `today`, the oldest first. */
export function endedPeriods(first: string, today: string): string[] {
  const ended: string[] = [];
  for (let period = first; lastDayOf(period) < today; period = nextPeriod(period)) ended.push(period);
  return ended;
}

/** `2026-10` → `2026年10月`, `2026-Q3` → `2026年第三季度`. */
export function periodText(period: string): string {
  const { year, month, isQuarter } = endOf(period);
  return isQuarter ? `${year}年第${numerals[month / 3 - 1]}季度` : `${year}年${month}月`;
}

const numerals = '一二三四';
const written =
  /^(20\d{2})(?:[-/.年](\d{1,2})月?(?:[-/.]?0?1(?:日)?)?|年?[-/]?(?:第?([1-4一二三四])季度|[Qq]([1-4])))$/;

/** A period as people write it, or as Excel turns it into the first day of a month; undefined for anything else. */
export function readPeriod(text: string): string | undefined {
  const [, year = '', month, quarter, q] = written.exec(text.replace(/\s+/g, '')) ?? [];
  if (month) return Number(month) >= 1 && Number(month) <= 12 ? monthText(Number(year), Number(month)) : undefined;
  if (q) return `${year}-Q${q}`;
  return quarter ? `${year}-Q${numerals.indexOf(quarter) + 1 || quarter}` : undefined;
}
