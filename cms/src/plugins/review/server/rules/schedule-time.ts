import { errors } from '@strapi/utils';
import { copy } from '../../copy';

const DAY_MS = 86_400_000;
/** Further ahead somebody forgets what he set. */
const FURTHEST_DAYS = 366;

/**
 * The instant of a day and minute of the clock in Shanghai, `2026-11-23T09:00`.
 *
 * @throws {ValidationError} in Chinese when it has passed or lies more than a year ahead.
 */
export function instantOf(minute: string, now: Date): string {
  const instant = new Date(`${minute}:00+08:00`);
  const ahead = instant.getTime() - now.getTime();
  if (ahead <= 0) throw new errors.ValidationError(copy.schedule.past);
  if (ahead > FURTHEST_DAYS * DAY_MS) throw new errors.ValidationError(copy.schedule.tooFar);
  return instant.toISOString();
}

/** An instant as officers read it: `2026-11-23 09:00`, in Shanghai. */
export const shanghaiMinute = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
