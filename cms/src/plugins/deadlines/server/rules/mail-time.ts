import { isWorkingDay, shanghaiDate, type WorkCalendar } from '@yangguang/schemas';

/** Reminders go out at nine, on working days. */
const SENDING_HOUR = 9;
const hourInShanghai = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  hourCycle: 'h23',
});

/**
 * The day whose reminders should be out at `now`; null before nine and on days off. A system that was down at nine
 * sends them when it is back on the same day.
 *
 * @throws {YangguangError} when the calendar does not have the year.
 */
export function mailDay(now: Date, calendar: WorkCalendar): string | null {
  const day = shanghaiDate(now);
  return Number(hourInShanghai.format(now)) >= SENDING_HOUR && isWorkingDay(day, calendar) ? day : null;
}

/** An instant as a letter names it: `2026-11-23 09:00`, in Shanghai. */
export const minuteInShanghai = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
