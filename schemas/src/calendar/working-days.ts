import { addDays, isWeekend } from './days.ts';
import type { CalendarYear } from './calendar-year.ts';
import { calendar2024 } from './2024.ts';
import { calendar2025 } from './2025.ts';
import { calendar2026 } from './2026.ts';

/** A day counted in working days; `provisional` when a year is reached whose holidays are not announced (R-CAL-03). */
export interface CountedDay {
  date: string;
  provisional: boolean;
}

/** The official working days, by year. A bureau of an autonomous area passes its own, with local holidays (R-CAL-04). */
export type WorkCalendar = ReadonlyMap<number, CalendarYear>;
export const nationalCalendar: WorkCalendar = new Map(
  [calendar2024, calendar2025, calendar2026].map((year) => [year.year, year]),
);

const yearOf = (date: string, calendar: WorkCalendar): CalendarYear | undefined =>
  calendar.get(Number(date.slice(0, 4)));

/** True on weekdays that are not off and on weekends that are worked; by weekday alone where no notice is out (R-CAL-02). */
export function isWorkingDay(date: string, calendar: WorkCalendar = nationalCalendar): boolean {
  const year = yearOf(date, calendar);
  return isWeekend(date) ? (year?.work.has(date) ?? false) : !(year?.off.has(date) ?? false);
}

/**
 * The day on which a period of working days ends. The first day is not counted (R-CAL-03).
 *
 * @throws {RangeError} when `workingDays` is not a whole number from 1 to 1000.
 */
export function addWorkingDays(
  start: string,
  workingDays: number,
  calendar: WorkCalendar = nationalCalendar,
): CountedDay {
  if (!Number.isInteger(workingDays) || workingDays < 1 || workingDays > 1000)
    throw new RangeError(`working days must be 1 to 1000: ${workingDays}`);
  let date = start;
  let provisional = false;
  for (let counted = 0; counted < workingDays;) {
    date = addDays(date, 1);
    provisional ||= !yearOf(date, calendar);
    if (isWorkingDay(date, calendar)) counted += 1;
  }
  return { date, provisional };
}

/** Working days after `start` up to and including `end`; negative when `end` is before `start`. */
export function workingDaysBetween(start: string, end: string, calendar: WorkCalendar = nationalCalendar): number {
  if (end < start) return -workingDaysBetween(end, start, calendar);
  let count = 0;
  for (let date = start; date < end;) {
    date = addDays(date, 1);
    if (isWorkingDay(date, calendar)) count += 1;
  }
  return count;
}
