import {
  accidentTotals,
  changeOf,
  closingRate,
  contentTypeOf,
  displayText,
  permitTotals,
  toDecide,
  type AccidentStatistics,
  type PermitCounts,
  type PermitStatistics,
} from '@yangguang/schemas';
import { copy } from '../copy/zh-cn.ts';
import { horizontalBars, type Bar } from './bar-chart.ts';
import { numberText } from './field-text.ts';
import { tableColumns, type Row, type TableColumn } from './table-columns.ts';

/** A number that stands large at the head of the page, and what it is set against. */
export interface Figure {
  label: string;
  text: string;
  note: string | undefined;
}

/** A table field with its sums in the last row. */
export interface StatisticsTable {
  caption: string;
  columns: TableColumn[];
  rows: Row[];
}

const { statistics } = copy;

/** Marks the row of sums. */
export const sumClass = (row: Row): string | undefined => (row['isSum'] === true ? 'sum' : undefined);

/** Accidents, deaths and serious injuries of the month, with the change against last year where it is known (R-SRC-09). */
export function accidentFigures({ areaRows }: AccidentStatistics): Figure[] {
  const totals = accidentTotals(areaRows);
  return [
    figure(statistics.accidents, totals.accidents, statistics.cases, totals.lastAccidents),
    figure(statistics.deaths, totals.deaths, statistics.people, totals.lastDeaths),
    figure(statistics.injuries, totals.seriousInjuries, statistics.people, null),
  ];
}

function figure(label: string, count: number, unit: string, before: number | null): Figure {
  const change = changeOf(count, before);
  const note = before === null || !change ? undefined : statistics.change(numberText(before), unit, changeText(change));
  return { label, text: `${numberText(count)} ${unit}`, note };
}

function changeText({ difference, percent }: NonNullable<ReturnType<typeof changeOf>>): string {
  if (difference === 0) return statistics.same;
  const rate = percent === null ? '' : `（${signed(percent, 1)}%）`;
  return `${signed(difference, 0)}${rate}`;
}

const signed = (value: number, scale: number): string =>
  `${value < 0 ? '−' : '+'}${numberText(Math.abs(value), scale)}`;

/** The tables by area and by industry; columns that nobody filled are left out. */
export function accidentTables(record: AccidentStatistics): { areas: StatisticsTable; industries: StatisticsTable } {
  const tableOf = (field: 'areaRows' | 'industryRows', name: string): StatisticsTable => {
    const type = contentTypeOf('accident-statistics');
    const rows: readonly Row[] = record[field];
    return {
      caption: type.fields[field]?.label ?? field,
      columns: tableColumns(type.kind(field)).filter((column) => rows.some((row) => row[column.name] !== null)),
      rows: [...rows, { ...accidentTotals(record[field]), [name]: statistics.total, isSum: true }],
    };
  };
  return { areas: tableOf('areaRows', 'area'), industries: tableOf('industryRows', 'industry') };
}

/** Accidents by industry, the most first: numbers of the table below the chart. */
export function industryBars({ industryRows }: AccidentStatistics): Bar[] {
  const kind = contentTypeOf('accident-statistics').kind('industryRows');
  const column = tableColumns(kind).find(({ name }) => name === 'industry');
  const sorted = [...industryRows].sort((a, b) => b.accidents - a.accidents);
  return horizontalBars(
    sorted.map(({ industry, accidents }) => ({
      label: column ? displayText(column.kind, industry) : industry,
      values: [accidents],
    })),
  );
}

/** Received, accepted and closed in the quarter, and the rate with what it was taken of (R-SRC-10, F-2). */
export function permitFigures({ permitRows }: PermitStatistics): Figure[] {
  const totals = permitTotals(permitRows);
  const plain = (label: string, count: number, note?: string): Figure => ({
    ...{ label, note },
    text: `${numberText(count)} ${statistics.items}`,
  });
  return [
    plain(statistics.received, totals.received),
    plain(statistics.accepted, totals.accepted),
    plain(statistics.closed, totals.closed, statistics.outcomes(totals.granted, totals.refused, totals.ended)),
    {
      label: statistics.closingRate,
      text: rateText(totals),
      note: statistics.rateOf(numberText(totals.closed), numberText(toDecide(totals))),
    },
  ];
}

/** `91.1%`; a dash where there was nothing to decide. */
export function rateText(counts: Pick<PermitCounts, 'carriedOver' | 'accepted' | 'closed'>): string {
  const rate = closingRate(counts);
  return rate === null ? statistics.noRate : `${numberText(rate, 1)}%`;
}

/** A row each permit, its closing rate beside what was typed. */
export function permitTable({ permitRows }: PermitStatistics): StatisticsTable {
  const type = contentTypeOf('permit-statistics');
  const rate: TableColumn = {
    name: 'closingRate',
    label: statistics.closingRate,
    kind: { kind: 'text', max: 10 },
    isNumeric: true,
    isRowHeader: false,
  };
  const totals = permitTotals(permitRows);
  return {
    caption: type.fields['permitRows']?.label ?? 'permitRows',
    columns: [...tableColumns(type.kind('permitRows')), rate],
    rows: [
      ...permitRows.map((row) => ({ ...row, closingRate: rateText(row) })),
      { ...totals, permitName: statistics.total, closingRate: rateText(totals), isSum: true },
    ],
  };
}

/** Of each permit what was closed and what was left of it, both from the table. */
export function permitBars({ permitRows }: PermitStatistics): Bar[] {
  return horizontalBars(
    permitRows.map((row) => ({ label: row.permitName, values: [row.closed, toDecide(row) - row.closed] })),
  );
}
