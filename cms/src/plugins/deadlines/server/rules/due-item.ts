import {
  clocks,
  deadlineLight,
  deadlineOf,
  deadlineOfClock,
  dueGroup,
  opensOn,
  startAfter,
  stepDueOn,
  unitsLeft,
  YangguangError,
  type ClockName,
  type DeadlineLight,
  type DeadlineUnit,
  type DueGroup,
  type WorkCalendar,
} from '@yangguang/schemas';
import { copy } from '../../copy';
import type { StartedStep } from '../clocks/review-steps';
import type { StartedClock } from '../clocks/started';

/** Who has to do something about an item. */
export type Audience = 'department' | 'office' | 'step';

/** Clocks of the procedure itself, beside those of the law. */
export const ownClocks = ['reviewStep', 'emergencyConfirmation'] as const;
export type OwnClock = (typeof ownClocks)[number];

export interface DueItem {
  clock: ClockName | OwnClock;
  /** What the clock is called, and what is to be done. */
  label: string;
  task: string;
  type: string;
  /** Empty where all records of the type are meant, or one that nobody has begun. */
  documentId: string;
  title: string;
  indexNumber: string | null;
  departmentId: string | null;
  department: string | null;
  creator: string | null;
  /** The day of the event that the clock counts from. */
  start: string;
  /** Null when it cannot be counted; `problem` says why. */
  dueDate: string | null;
  provisional: boolean;
  unit: DeadlineUnit | 'hour';
  /** In its own unit; negative when overdue; null when it cannot be counted. */
  left: number | null;
  light: DeadlineLight;
  group: DueGroup;
  problem: string | null;
  audience: Audience;
  /** What a role must allow to take the step. */
  permission: string | null;
  /** Departments that have to countersign. */
  countersigners: readonly string[];
  /** The review step, of which the explanation needs the length. */
  workingDays: number | null;
}

/** Lengths that the bureau set itself, in the unit of the clock. */
export type OwnLengths = Partial<Record<ClockName, number>>;

/** A running clock as somebody sees it on `today`; null before it opens. */
export function clockItem(
  started: StartedClock,
  today: string,
  calendar: WorkCalendar,
  lengths: OwnLengths = {},
): DueItem | null {
  const { clock, start: event } = started;
  const { label, unit } = deadlineOfClock(clock);
  const fixed = {
    clock,
    label,
    task: clocks[clock].task,
    audience: clocks[clock].warns,
    permission: null,
    countersigners: [],
  };
  const named = { ...nameOf(started), ...fixed, unit, workingDays: null };
  if (opensOn(clock, event) > today) return null;
  return {
    ...named,
    ...counted(event, unit, today, calendar, () => {
      const start = startAfter(clock, event, calendar);
      return { start, ...deadlineOf(clock, start, { calendar, length: lengths[clock] }) };
    }),
  };
}

/** A step of the approval procedure that waits. */
export function stepItem(started: StartedStep, today: string, calendar: WorkCalendar): DueItem {
  const { start, state, label: name, departments, workingDays, permission } = started;
  const text = { label: copy.reviewStep, task: name ?? copy.states[state] ?? state, countersigners: departments };
  const audience: Audience = permission === 'submit' ? 'department' : 'step';
  const fixed = { clock: 'reviewStep' as const, ...text, audience, permission, workingDays };
  return {
    ...nameOf(started),
    ...fixed,
    unit: 'working-day',
    ...counted(start, 'working-day', today, calendar, () => ({
      start,
      ...stepDueOn(start, workingDays, calendar),
    })),
  };
}

type Counted = Pick<DueItem, 'start' | 'dueDate' | 'provisional' | 'left' | 'light' | 'group' | 'problem'>;

/** What cannot be counted is shown as overdue with its reason: it must not get lost among what has time. */
function counted(
  event: string,
  unit: DeadlineUnit,
  today: string,
  calendar: WorkCalendar,
  count: () => { start: string; date: string; provisional: boolean },
): Counted {
  try {
    const { start, date, provisional } = count();
    const left = unitsLeft(today, date, unit, calendar);
    const group = dueGroup(today, date);
    return { start, dueDate: date, provisional, left, light: deadlineLight(left), group, problem: null };
  } catch (error) {
    if (!(error instanceof YangguangError)) throw error;
    const unknown = { dueDate: null, provisional: false, left: null };
    return { start: event, ...unknown, light: 'red', group: 'overdue', problem: error.message };
  }
}

const nameOf = ({
  type,
  documentId,
  title,
  indexNumber,
  creator,
  departmentId,
  department,
}: StartedClock | StartedStep) => ({
  type,
  documentId,
  title: title ?? copy.untitled,
  indexNumber,
  departmentId,
  department,
  creator: creator === null ? null : String(creator),
});
