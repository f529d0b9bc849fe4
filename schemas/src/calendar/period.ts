import { addDays } from './days.ts';
import { dayKind, nationalCalendar, yearOf, type DayKind, type WorkCalendar } from './work-calendar.ts';
import { assertLength } from './working-days.ts';

/** Time that does not count: the days after `from` up to and with `until`; it lasts while `until` is null. */
export interface Pause {
  from: string;
  until: string | null;
  reason: string;
}

/** From this day the period runs anew, as after a correction or a payment; the day itself is not counted. */
export interface Restart {
  date: string;
  reason: string;
}

export interface Period {
  start: string;
  length: number;
  unit: 'working-day' | 'calendar-day';
  pauses?: readonly Pause[];
  restarts?: readonly Restart[];
}

/** What became of one day of a period, and why it did or did not count (E-3). */
export type DayState = 'first-day' | 'counted' | 'make-up-workday' | 'weekend' | 'holiday' | 'stopped' | 'void';

export interface ExplainedDay {
  date: string;
  state: DayState;
  /** Which day of the period it is; null where it does not count. */
  number: number | null;
  /** The holiday, the reason of the pause or of the restart. */
  note: string | null;
}

/** A year of the calendar that took part, so that the count can be checked later. */
export interface UsedCalendar {
  year: number;
  version: string;
  status: 'official' | 'provisional';
  source: string;
}

export interface CountedPeriod {
  /** The last day in time; null while the clock stands still. */
  dueDate: string | null;
  provisional: boolean;
  days: ExplainedDay[];
  calendars: UsedCalendar[];
}

/**
 * Counts a period day by day (R-CAL-01..05). The first day is not counted; what was counted before the last restart is
 * void; days of a pause stand still, whatever day of the week they are.
 *
 * @throws {RangeError} when the length is none, or a pause or restart lies before the start.
 * @throws {YangguangError} when working days of a year are needed that the calendar does not have.
 */
export function countPeriod(period: Period, calendar: WorkCalendar = nationalCalendar): CountedPeriod {
  assertPeriod(period);
  const last = (period.restarts ?? []).toSorted((a, b) => a.date.localeCompare(b.date)).at(-1);
  const begin = last?.date ?? period.start;
  const days: ExplainedDay[] = voidDays(period.start, begin);
  days.push({ date: begin, state: 'first-day', number: null, note: last?.reason ?? null });
  let counted = 0;
  for (let date = begin; counted < period.length;) {
    date = addDays(date, 1);
    const pause = pauseOn(date, period.pauses);
    if (pause?.until === null) return finished(days, null, period, calendar);
    const day = pause ? stopped(date, pause) : explained(date, period, calendar, counted + 1);
    if (day.number !== null) counted = day.number;
    days.push(day);
  }
  return finished(days, days.at(-1)?.date ?? null, period, calendar);
}

function assertPeriod({ start, length, pauses = [], restarts = [] }: Period): void {
  assertLength(length);
  for (const { from, until } of pauses)
    if (from < start || (until !== null && until < from)) throw new RangeError(`no pause: ${from} to ${until}`);
  for (const { date } of restarts) if (date < start) throw new RangeError(`no restart before the start: ${date}`);
}

function voidDays(start: string, begin: string): ExplainedDay[] {
  const days: ExplainedDay[] = [];
  for (let date = start; date < begin; date = addDays(date, 1))
    days.push({ date, state: 'void', number: null, note: null });
  return days;
}

/** An open pause wins over a closed one: the clock stands still until both are over. */
function pauseOn(date: string, pauses: readonly Pause[] = []): Pause | undefined {
  const covering = pauses.filter(({ from, until }) => date > from && (until === null || date <= until));
  return covering.find((pause) => pause.until === null) ?? covering[0];
}

const stopped = (date: string, { reason }: Pause): ExplainedDay => ({
  date,
  state: 'stopped',
  number: null,
  note: reason,
});

const states: Record<DayKind, DayState> = {
  workday: 'counted',
  'make-up-workday': 'make-up-workday',
  weekend: 'weekend',
  holiday: 'holiday',
};

function explained(date: string, { unit }: Period, calendar: WorkCalendar, number: number): ExplainedDay {
  if (unit === 'calendar-day') return { date, state: 'counted', number, note: null };
  const state = states[dayKind(date, calendar)];
  const counts = state === 'counted' || state === 'make-up-workday';
  return { date, state, number: counts ? number : null, note: yearOf(date, calendar).off.get(date) ?? null };
}

function finished(
  days: ExplainedDay[],
  dueDate: string | null,
  { unit }: Period,
  calendar: WorkCalendar,
): CountedPeriod {
  const asked = days.filter(({ state }) => !['first-day', 'stopped', 'void'].includes(state));
  const years = unit === 'working-day' ? [...new Set(asked.map(({ date }) => date.slice(0, 4)))] : [];
  const calendars = years.map((year) => usedCalendar(`${year}-01-01`, calendar));
  return { dueDate, provisional: calendars.some(({ status }) => status === 'provisional'), days, calendars };
}

function usedCalendar(date: string, calendar: WorkCalendar): UsedCalendar {
  const { year, version, status, source } = yearOf(date, calendar);
  return { year, version, status, source };
}
