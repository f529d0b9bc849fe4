import { daysBetween } from '@yangguang/schemas';
import { shanghaiDate } from '../../src/lib/shanghai-time.ts';
import type { Publisher } from '../open-publisher.ts';
import { displayDay } from '../snapshot/display-terms.ts';
import { overdueNow } from '../snapshot/emergencies.ts';
import { turnDay } from '../snapshot/turn-day.ts';

/** While the CMS has not said what time it is, the machine's clock is believed this far beyond the last day known. */
const believedDays = 7;

/**
 * Withdraws what may be shown no longer today. Asked at every cycle and not by a timer, so that a machine that slept
 * and a clock that was set find the right day. What is withdrawn stays so: while the clock is known to be wrong, or says
 * what nobody confirms, the day stays what it was (A14).
 */
export function endTerms(publisher: Publisher): void {
  const { snapshot, alarms } = publisher;
  const at = believedTime(publisher);
  const isDoubtful = alarms.list().some(({ code }) => code === 'clock.jumped');
  if (!isDoubtful) noteOverdue(publisher, at);
  turnDay(snapshot, dayReached(publisher, shanghaiDate(at), isDoubtful), at);
}

/** The machine's clock, unless it has run ahead of the one that no hand moves. */
function believedTime({ config, clock }: Publisher): string {
  return (config.now?.() ?? new Date(Math.min(Date.now(), clock.nowMs()))).toISOString();
}

function dayReached({ snapshot, clock }: Publisher, today: string, isDoubtful: boolean): string {
  const known = displayDay(snapshot);
  if (known === undefined) return today;
  const isTooFar = !clock.isConfirmed() && daysBetween(known, today) > believedDays;
  return isDoubtful || isTooFar ? known : today;
}

/** Readers see that nobody looked in time at what one leader let out alone, whatever the CMS says of it (B-11). */
function noteOverdue({ snapshot, alarms }: Publisher, at: string): void {
  const overdue = overdueNow(snapshot, at);
  if (overdue.length === 0) alarms.clear('emergency.overdue');
  else alarms.raise('emergency.overdue', overdue.join('、'));
}
