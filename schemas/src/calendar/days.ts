/** Arithmetic on days written `2026-11-21`: Shanghai days, so no clock and no time zone takes part. */

const dayMs = 86_400_000;

const toUtc = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/** The day `days` after `date`, or before it when negative. */
export function addDays(date: string, days: number): string {
  return new Date(toUtc(date) + days * dayMs).toISOString().slice(0, 10);
}

/** Days from `start` to `end`: 1 from one day to the next. */
export function daysBetween(start: string, end: string): number {
  return Math.round((toUtc(end) - toUtc(start)) / dayMs);
}

/** The same day `months` later; the last day of the month where that day does not exist (2024-11-30 + 3 = 2025-02-28). */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

const inShanghai = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The Shanghai day of an instant (R-CAL-03). */
export function shanghaiDate(instant: Date): string {
  return inShanghai.format(instant);
}
