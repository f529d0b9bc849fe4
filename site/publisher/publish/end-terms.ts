import { shanghaiDate } from '../../src/lib/shanghai-time.ts';
import type { Publisher } from '../open-publisher.ts';
import { displayDay } from '../snapshot/display-terms.ts';
import { overdueNow } from '../snapshot/emergencies.ts';
import { turnDay } from '../snapshot/turn-day.ts';

/**
 * Withdraws what may be shown no longer today. Asked at every cycle and not by a timer, so that a machine that slept
 * and a clock that was set find the right day; while the clock is known to be wrong, the day stays what it was (A14).
 */
export function endTerms(publisher: Publisher): void {
  const { snapshot, config, alarms } = publisher;
  const at = (config.now?.() ?? new Date()).toISOString();
  const isDoubtful = alarms.list().some(({ code }) => code === 'clock.jumped');
  const today = shanghaiDate(at);
  if (!isDoubtful) noteOverdue(publisher, at);
  turnDay(snapshot, isDoubtful ? (displayDay(snapshot) ?? today) : today, at);
}

/** Readers see that nobody looked in time at what one leader let out alone, whatever the CMS says of it (B-11). */
function noteOverdue({ snapshot, alarms }: Publisher, at: string): void {
  const overdue = overdueNow(snapshot, at);
  if (overdue.length === 0) alarms.clear('emergency.overdue');
  else alarms.raise('emergency.overdue', overdue.join('、'));
}
