import { addDays } from './days.ts';
import { isWorkingDay, nationalCalendar, yearOf, type WorkCalendar } from './work-calendar.ts';

/** A day counted in working days; `provisional` when a year is reached whose holidays are not announced (R-CAL-03). */
export interface CountedDay {
  date: string;
  provisional: boolean;
}

/**
 * The day on which a period of working days ends. The first day is not counted (R-CAL-03).
 *
 * @throws {RangeError} when `workingDays` is not a whole number from 1 to 1000.
 * @throws {YangguangError} when it reaches a year that the calendar does not have.
 */
export function addWorkingDays(
  start: string,
  workingDays: number,
  calendar: WorkCalendar = nationalCalendar,
): CountedDay {
  assertLength(workingDays);
  let date = start;
  let provisional = false;
  for (let counted = 0; counted < workingDays;) {
    date = addDays(date, 1);
    provisional ||= yearOf(date, calendar).status === 'provisional';
    if (isWorkingDay(date, calendar)) counted += 1;
  }
  return { date, provisional };
}

/** @throws {RangeError} when it is no length of a period. */
export function assertLength(length: number): void {
  if (!Number.isInteger(length) || length < 1 || length > 1000)
    throw new RangeError(`a period has 1 to 1000 days: ${length}`);
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
