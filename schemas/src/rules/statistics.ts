import { at, error, type Issue } from '../issues/issue.ts';
import { lastDayOf, periodText } from './statistics-period.ts';

/** The record is made after the period, and its title says which one it is about (R-SRC-09, R-SRC-10). */
export const periodChecks = (field: 'month' | 'quarter') => [
  (record: { title: string } & { readonly [key: string]: unknown }): Issue[] => {
    const expected = periodText(String(record[field]));
    return record.title.includes(expected) ? [] : [error('title', 'statistics.title', { expected })];
  },
  (record: { cutOffDate: string } & { readonly [key: string]: unknown }): Issue[] => {
    const expected = lastDayOf(String(record[field]));
    return record.cutOffDate >= expected ? [] : [error('cutOffDate', 'statistics.cut-off', { expected })];
  },
  ({ cutOffDate, formedDate }: { cutOffDate: string; formedDate: string }): Issue[] =>
    formedDate >= cutOffDate ? [] : [error('formedDate', 'date.before', { other: '数据截至日期' })],
];

/** What names a row stands in one row only. */
export function repeatedNames(field: string, column: string, names: readonly string[]): Issue[] {
  return names.flatMap((name, index) => {
    const first = names.indexOf(name);
    if (first === index) return [];
    return [at(error(field, 'statistics.name-repeated', { row: first + 1 }), index + 1, column)];
  });
}
