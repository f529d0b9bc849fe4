import {
  clocks,
  countPeriod,
  deadlineOfClock,
  explainDeadline,
  opensOn,
  type ClockName,
  type CountedPeriod,
  type DeadlineUnit,
} from '@yangguang/schemas';
import { copy } from '../../copy';
import { currentCalendar } from './items';

export interface Explanation extends CountedPeriod {
  label: string;
  /** The event that started the clock. */
  event: string;
  start: string;
  length: number;
  unit: DeadlineUnit;
  legalGround: string;
  /** First day on which it can be done; null where that is at once. */
  opens: string | null;
}

const explanations = () => ({
  /** How a clock came to its day, day by day (E-3); `own` is the length that the bureau set. @throws {YangguangError} when a year is not in the calendar. */
  of(clock: ClockName, start: string, own?: number): Explanation {
    const { label, start: event, unit, ...set } = deadlineOfClock(clock);
    const length = own ?? set.length;
    const opens = opensOn(clock, start);
    const { legalGround } = clocks[clock];
    const counted = explainDeadline(clock, start, currentCalendar(), own);
    return { ...counted, label, event, start, length, unit, legalGround, opens: opens === start ? null : opens };
  },

  /** The same of a step of the approval procedure. */
  ofStep(state: string, start: string, workingDays: number): Explanation {
    const unit = 'working-day';
    const counted = countPeriod({ start, length: workingDays, unit }, currentCalendar());
    const named = { label: `${copy.reviewStep}：${copy.states[state] ?? state}`, event: copy.stepEvent };
    return { ...counted, ...named, start, length: workingDays, unit, legalGround: copy.stepGround, opens: null };
  },
});
export default explanations;
export type Explanations = ReturnType<typeof explanations>;
