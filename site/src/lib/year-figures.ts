import { contentTypes } from '@yangguang/schemas';
import type { MonthlyCount } from '../content/content.ts';
import { copy } from '../copy/zh-cn.ts';

export interface YearFigure {
  label: string;
  count: number;
}

/** Publications of a year: all together, then by column in the order of the menu, those with none left out. */
export function yearFigures(counts: readonly MonthlyCount[]): YearFigure[] {
  const byType = contentTypes
    .filter(({ name }) => name in copy.navigation)
    .map(({ name, column }) => ({ label: column.label, count: total(counts.filter(({ type }) => type === name)) }));
  return [{ label: copy.home.total, count: total(counts) }, ...byType.filter(({ count }) => count > 0)];
}

/** Publications of each month, January first, up to the last month that has any. */
export function monthTotals(counts: readonly MonthlyCount[]): { label: string; value: number }[] {
  const last = Math.max(0, ...counts.map(({ month }) => month));
  return Array.from({ length: last }, (_, index) => ({
    label: String(index + 1),
    value: total(counts.filter(({ month }) => month === index + 1)),
  }));
}

const total = (counts: readonly MonthlyCount[]): number => counts.reduce((sum, { count }) => sum + count, 0);
