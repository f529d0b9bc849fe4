import { errors } from '@strapi/utils';
import { addWorkingDays, YangguangError } from '@yangguang/schemas';
import { shanghaiDay } from '../rules/due';

/**
 * The first instant at which a link is dead: the midnight in Shanghai that ends its last working day (R-CAL-03).
 *
 * @throws {ValidationError} when that reaches a year that the calendar does not have.
 */
export function expiresAt(now: Date, workingDays: number): string {
  try {
    const { date } = addWorkingDays(shanghaiDay(now.toISOString()), workingDays);
    return new Date(`${date}T24:00:00+08:00`).toISOString();
  } catch (error) {
    if (error instanceof YangguangError) throw new errors.ValidationError(error.message);
    throw error;
  }
}
