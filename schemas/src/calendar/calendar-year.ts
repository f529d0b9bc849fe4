import { addDays } from './days.ts';

/** One year of the official calendar: days off and weekends that are worked to make up for them (R-CAL-02). */
export interface CalendarYear {
  year: number;
  /** Names this state of the data, `2026.1`; a corrected notice counts it up, a local layer adds its own name. */
  version: string;
  /** `provisional`: no notice is out, so weekends are all that is known (R-CAL-03). */
  status: 'official' | 'provisional';
  /** The notice that it is taken from. */
  source: string;
  /** Day -> name of the holiday. */
  off: ReadonlyMap<string, string>;
  work: ReadonlySet<string>;
}

/** A notice as it is written down: `春节 02-15..02-23` for days off, `02-14` for weekends that are worked. */
export interface Notice {
  source: string;
  version: string;
  off: readonly string[];
  work: readonly string[];
}

/** @throws {RangeError} when a make-up day is not on a weekend, or is off as well. */
export function officialYear(year: number, notice: Notice): CalendarYear {
  const off = new Map(notice.off.flatMap((entry) => namedDays(year, entry)));
  const work = new Set(notice.work.flatMap((range) => daysOf(year, range)));
  for (const date of work)
    if (!isWeekend(date) || off.has(date)) throw new RangeError(`${date} cannot be a make-up workday`);
  const { source, version } = notice;
  return { year, version: `${year}.${version}`, status: 'official', source, off, work };
}

/** A year that may be counted before its notice is out: by weekends alone, and marked. */
export function provisionalYear(year: number): CalendarYear {
  const source = `国务院办公厅尚未发布${year}年节假日安排，暂按周末推算`;
  return { year, version: `${year}.0`, status: 'provisional', source, off: new Map(), work: new Set() };
}

function namedDays(year: number, entry: string): [string, string][] {
  const [name = '', range = ''] = entry.split(' ');
  return daysOf(year, range).map((date) => [date, name]);
}

function daysOf(year: number, range: string): string[] {
  const [first = range, last = first] = range.split('..');
  const days: string[] = [];
  for (let date = `${year}-${first}`; date <= `${year}-${last}`; date = addDays(date, 1)) days.push(date);
  if (days.length === 0 || !days.every((date) => /^\d{4}-\d{2}-\d{2}$/.test(date)))
    throw new RangeError(`no days: ${year} ${range}`);
  return days;
}

export function isWeekend(date: string): boolean {
  return [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}
