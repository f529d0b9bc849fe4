import { addDays } from './days.ts';

/** The notice of a year: days off (R-CAL-02), and weekends that are worked to make up for them. */
export interface CalendarYear {
  year: number;
  off: ReadonlySet<string>;
  work: ReadonlySet<string>;
}

/** Days of a notice, written `01-01` or `01-28..02-04`. */
export function calendarYear(year: number, notice: { off: string[]; work: string[] }): CalendarYear {
  const spread = (range: string): string[] => daysOf(year, range);
  return { year, off: new Set(notice.off.flatMap(spread)), work: new Set(notice.work.flatMap(spread)) };
}

function daysOf(year: number, range: string): string[] {
  const [first = range, last = first] = range.split('..');
  const days = [`${year}-${first}`];
  while (days.at(-1) !== `${year}-${last}`) days.push(addDays(days.at(-1) ?? '', 1));
  return days;
}
