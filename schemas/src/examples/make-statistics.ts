import type { AnyRecord } from '../types/index.ts';
import { lastDayOf, periodText } from '../rules/statistics-period.ts';
import { accidentStatisticsExample } from './accident-statistics.ts';
import { identity, type Maker } from './make-records.ts';
import { permitStatisticsExample } from './permit-statistics.ts';
import type { Random } from './random.ts';
import { counties } from './words.ts';

/** The month before that of a day, whose figures come out on it. */
export const monthBefore = (date: string): string => {
  const [year = 0, month = 0] = date.split('-').map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
};

/** The quarter before that of a day. */
export const quarterBefore = (date: string): string => {
  const [year = 0, month = 0] = date.split('-').map(Number);
  const quarter = Math.ceil(month / 3);
  return quarter === 1 ? `${year - 1}-Q4` : `${year}-Q${quarter - 1}`;
};

export const makeAccidentStatistics: Maker = (random, slot) => {
  const month = monthBefore(slot.date);
  const cells = Array.from({ length: 4 }, () => accidentCells(random));
  const row = (index: number) => ({ ...accidentCells(random), ...cells[index] });
  return {
    ...accidentStatisticsExample,
    ...identity(slot),
    title: `${periodText(month)}全市生产安全事故统计`,
    month,
    cutOffDate: lastDayOf(month),
    areaRows: counties.slice(0, 4).map((area, index) => ({ area, ...row(index) })),
    industryRows: (['construction', 'transport', 'machinery', 'other'] as const).map((industry, index) => ({
      industry,
      ...row(3 - index),
    })),
  } satisfies AnyRecord;
};

function accidentCells(random: Random) {
  const accidents = random.integer(0, 9);
  const lastAccidents = random.integer(0, 9);
  const victims = (count: number) => (count === 0 ? 0 : random.integer(0, count));
  return {
    ...{ accidents, deaths: victims(accidents), seriousInjuries: victims(accidents), directLoss: null },
    ...{ lastAccidents, lastDeaths: victims(lastAccidents) },
  };
}

export const makePermitStatistics: Maker = (random, slot) => {
  const quarter = quarterBefore(slot.date);
  return {
    ...permitStatisticsExample,
    ...identity(slot),
    title: `${periodText(quarter)}行政许可办理情况`,
    quarter,
    cutOffDate: lastDayOf(quarter),
    permitRows: permitStatisticsExample.permitRows.map(({ permitName }) => ({ permitName, ...permitCells(random) })),
  } satisfies AnyRecord;
};

function permitCells(random: Random) {
  const received = random.integer(0, 120);
  const accepted = received - random.integer(0, Math.min(5, received));
  const carriedOver = random.integer(0, 9);
  const closed = accepted + carriedOver - random.integer(0, Math.min(8, accepted + carriedOver));
  const refused = random.integer(0, Math.min(3, closed));
  return { carriedOver, received, accepted, closed, granted: closed - refused, refused, ended: 0 };
}
