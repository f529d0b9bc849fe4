import { shanghaiDate } from '../../src/lib/shanghai-time.ts';
import type { Publisher } from '../open-publisher.ts';
import { displayDay } from '../snapshot/display-terms.ts';
import { turnDay } from '../snapshot/turn-day.ts';

/**
 * Withdraws what may be shown no longer today. Asked at every cycle and not by a timer, so that a machine that slept
 * and a clock that was set find the right day; while the clock is known to be wrong, the day stays what it was (A14).
 */
export function endTerms({ snapshot, config, alarms }: Publisher): void {
  const at = (config.now?.() ?? new Date()).toISOString();
  const isDoubtful = alarms.list().some(({ code }) => code === 'clock.jumped');
  const today = shanghaiDate(at);
  turnDay(snapshot, isDoubtful ? (displayDay(snapshot) ?? today) : today, at);
}
