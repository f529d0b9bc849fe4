import { YangguangError } from '../errors.ts';
import { isWeekend, officialYear, type CalendarYear, type Notice } from './calendar-year.ts';
import { nationalYears } from './national.ts';

/** The working days of a place, by year. */
export type WorkCalendar = ReadonlyMap<number, CalendarYear>;

export const nationalCalendar: WorkCalendar = new Map(nationalYears.map((year) => [year.year, year]));

/** What a bureau adds to the national calendar in its settings. */
export interface CalendarAdditions {
  /** Notices that came out after this release: they take the place of the year as it is known here. */
  notices?: readonly (Notice & { year: number })[] | undefined;
  /** Holidays of an autonomous area, on top of the national ones (R-CAL-04). */
  localHolidays?: readonly (Notice & { year: number })[] | undefined;
}

/** The national calendar with what a bureau adds; each year that was touched says so in its version and source. */
export function bureauCalendar({ notices = [], localHolidays = [] }: CalendarAdditions): WorkCalendar {
  const years = new Map(nationalCalendar);
  for (const { year, ...notice } of notices) years.set(year, officialYear(year, notice));
  for (const { year, ...notice } of localHolidays)
    years.set(year, layered(yearOf(`${year}-01-01`, years), officialYear(year, notice)));
  return years;
}

function layered(base: CalendarYear, local: CalendarYear): CalendarYear {
  const off = new Map([...base.off, ...local.off]);
  const work = new Set([...base.work].filter((date) => !local.off.has(date)));
  for (const date of local.work) {
    work.add(date);
    off.delete(date);
  }
  const version = `${base.version}+${local.version}`;
  return { ...base, version, source: `${base.source}；${local.source}`, off, work };
}

/** @throws {YangguangError} `calendar.year-unknown`: nothing is counted by guessing. */
export function yearOf(date: string, calendar: WorkCalendar): CalendarYear {
  const year = calendar.get(Number(date.slice(0, 4)));
  if (!year) throw new YangguangError('calendar.year-unknown', `${date.slice(0, 4)}年`);
  return year;
}

/** What a day is in the official calendar (R-CAL-02). */
export type DayKind = 'workday' | 'make-up-workday' | 'weekend' | 'holiday';

export function dayKind(date: string, calendar: WorkCalendar): DayKind {
  const { off, work } = yearOf(date, calendar);
  if (work.has(date)) return 'make-up-workday';
  if (off.has(date)) return 'holiday';
  return isWeekend(date) ? 'weekend' : 'workday';
}

/** True on weekdays that are not off and on weekends that are worked. @throws {YangguangError} as `yearOf`. */
export function isWorkingDay(date: string, calendar: WorkCalendar = nationalCalendar): boolean {
  const kind = dayKind(date, calendar);
  return kind === 'workday' || kind === 'make-up-workday';
}
