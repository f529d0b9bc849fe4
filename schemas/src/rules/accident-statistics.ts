import { at, error, type Issue } from '../issues/issue.ts';
import { differ, percentOf, sumOf } from './amounts.ts';
import { periodChecks, repeatedNames } from './statistics.ts';

/** What is counted of accidents; a column of the second kind may be left empty as a whole. */
export const accidentCounts = ['accidents', 'deaths', 'seriousInjuries'] as const;
export const optionalAccidentCounts = ['directLoss', 'lastAccidents', 'lastDeaths'] as const;
export const accidentCountLabels = {
  ...{ accidents: '事故起数（起）', deaths: '死亡人数（人）', seriousInjuries: '重伤人数（人）' },
  ...{ directLoss: '直接经济损失（万元）', lastAccidents: '去年同期事故起数（起）' },
  lastDeaths: '去年同期死亡人数（人）',
} as const;
export type AccidentCount = (typeof accidentCounts)[number];
export type OptionalAccidentCount = (typeof optionalAccidentCounts)[number];

export type AccidentCounts = Record<AccidentCount, number> & Record<OptionalAccidentCount, number | null>;
export interface AccidentTables {
  areaRows: (AccidentCounts & { area: string })[];
  industryRows: (AccidentCounts & { industry: string })[];
}
const tables = ['areaRows', 'industryRows'] as const satisfies readonly (keyof AccidentTables)[];

/** The sum of each column, never typed (R-SRC-09); null where the column is left empty. */
export function accidentTotals(rows: readonly AccidentCounts[]): AccidentCounts {
  const total = (column: keyof AccidentCounts): number => sumOf(rows.map((row) => row[column] ?? 0));
  const optional = (column: OptionalAccidentCount) => (rows.some((row) => row[column] === null) ? null : total(column));
  return {
    ...{ accidents: total('accidents'), deaths: total('deaths'), seriousInjuries: total('seriousInjuries') },
    ...{ directLoss: optional('directLoss'), lastAccidents: optional('lastAccidents') },
    lastDeaths: optional('lastDeaths'),
  };
}

/** How a count differs from that of the same month of last year; the rate is null where that was none. */
export function changeOf(count: number, before: number | null): { difference: number; percent: number | null } | null {
  if (before === null) return null;
  const difference = count - before;
  return { difference, percent: percentOf(difference, before) };
}

/** Names, columns that are filled or empty as a whole, victims without an accident, and two tables that agree (R-SRC-09). */
export const accidentStatisticsChecks = [
  ...periodChecks('month'),
  ({ areaRows }: AccidentTables): Issue[] =>
    repeatedNames(
      'areaRows',
      'area',
      areaRows.map(({ area }) => area),
    ),
  ({ industryRows }: AccidentTables): Issue[] =>
    repeatedNames(
      'industryRows',
      'industry',
      industryRows.map(({ industry }) => industry),
    ),
  ...tables.flatMap((table) => [partlyFilled(table), victimsWithoutAccident(table)]),
  disagreeingTotals,
];

function partlyFilled(table: (typeof tables)[number]) {
  return (record: AccidentTables): Issue[] =>
    optionalAccidentCounts.flatMap((column) => {
      const rows: readonly AccidentCounts[] = record[table];
      if (rows.every((row) => row[column] === null)) return [];
      return rows.flatMap((row, index) =>
        row[column] === null ? [at(error(table, 'statistics.partly-filled'), index + 1, column)] : [],
      );
    });
}

function victimsWithoutAccident(table: (typeof tables)[number]) {
  return (record: AccidentTables): Issue[] =>
    record[table].flatMap((row, index) =>
      [
        ['accidents', 'deaths'] as const,
        ['accidents', 'seriousInjuries'] as const,
        ['lastAccidents', 'lastDeaths'] as const,
      ].flatMap(([accidents, victims]) =>
        row[accidents] === 0 && (row[victims] ?? 0) > 0
          ? [at(error(table, 'statistics.no-accident', { victims: row[victims] ?? 0 }), index + 1, victims)]
          : [],
      ),
    );
}

/** Both tables tell of the same accidents, so their sums are the same; a column is left empty in both or in none. */
function disagreeingTotals({ areaRows, industryRows }: AccidentTables): Issue[] {
  const [byArea, byIndustry] = [accidentTotals(areaRows), accidentTotals(industryRows)];
  return [...accidentCounts, ...optionalAccidentCounts].flatMap((column) => {
    const [expected, actual] = [byArea[column], byIndustry[column]];
    if (expected === null && actual === null) return [];
    if (expected !== null && actual !== null && !differ(expected, actual)) return [];
    const params = { column: accidentCountLabels[column], actual: text(actual), expected: text(expected) };
    return [error('industryRows', 'statistics.totals-differ', params)];
  });
}

const text = (sum: number | null): string => (sum === null ? '（未填）' : String(sum));
