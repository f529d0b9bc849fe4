import { addWorkingDays, shanghaiDate, YangguangError, type FlowStep } from '@yangguang/schemas';

/** An instant's day in Shanghai. */
export const shanghaiDay = (instant: string): string => shanghaiDate(new Date(instant));

/**
 * The last day on which the open step is in time; the day it opened is not counted (B-8, R-CAL-03). Null without a
 * limit, and while the calendar lacks the year: the step itself must not stop for that.
 */
export function dueDate(step: FlowStep | undefined, openedAt: string | null): string | null {
  if (!step?.limitWorkingDays || !openedAt) return null;
  try {
    return addWorkingDays(shanghaiDay(openedAt), step.limitWorkingDays).date;
  } catch (error) {
    if (error instanceof YangguangError && error.code === 'calendar.year-unknown') return null;
    throw error;
  }
}

export const isOverdue = (due: string | null, now: string): boolean => due !== null && shanghaiDay(now) > due;
