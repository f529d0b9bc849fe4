import type { Publisher } from '../open-publisher.ts';
import { selfCheck } from './self-check.ts';

const hourMs = 3_600_000;
/** How often it is looked whether a check is due; one that came at a bad moment is tried again then. */
const lookEveryMs = 600_000;
const overdueMs = 48 * hourMs;
/** Shanghai has had no summer time since 1991. */
const shanghaiHours = 8;

/** The last moment at which a check fell due: `hour` o'clock in Shanghai. */
export function lastDue(now: Date, hour: number): Date {
  const today = Math.floor((now.getTime() + shanghaiHours * hourMs) / (24 * hourMs)) * 24 * hourMs;
  const due = today + (hour - shanghaiHours) * hourMs;
  return new Date(due <= now.getTime() ? due : due - 24 * hourMs);
}

/** Whether a check is due; one that was made in the future was made by a clock that was wrong (A14). */
export const isDue = (now: Date, checkedAt: Date, hour: number): boolean =>
  lastDue(now, hour) > checkedAt || checkedAt > now;

/**
 * Checks the live release each night. Publications go on meanwhile.
 *
 * @param wake - asks for a cycle: after a mismatch the release is to be built anew.
 * @returns stops looking, and ends a check under way.
 */
export function checkNightly(publisher: Publisher, wake: () => void, everyMs = lookEveryMs): () => void {
  const { checks, config, alarms, log } = publisher;
  const aborting = new AbortController();
  let isChecking = false;

  async function look(): Promise<void> {
    const now = new Date();
    if (isChecking || !isDue(now, checks.checkedAt(), config.selfCheckHour)) return;
    if (now.getTime() - checks.checkedAt().getTime() > overdueMs) alarms.raise('self-check.overdue');
    isChecking = true;
    try {
      const result = await selfCheck(publisher, aborting.signal);
      if (result.outcome === 'checked' && result.different.length > 0) wake();
    } catch (error) {
      if (!aborting.signal.aborted) log('self-check-failed', { problem: String(error) });
    } finally {
      isChecking = false;
    }
  }

  const timer = setInterval(() => void look(), everyMs);
  void look();
  return () => {
    clearInterval(timer);
    aborting.abort();
  };
}
