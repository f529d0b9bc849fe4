import type { Core } from '@strapi/types';
import { bureauCalendar, shanghaiDate, type WorkCalendar } from '@yangguang/schemas';
import { currentBureau } from '../../../../lib/bureau';
import { reviewSteps } from '../clocks/review-steps';
import { startedClocks } from '../clocks/started';
import { clockItem, stepItem, type DueItem } from '../rules/due-item';

let calendar: WorkCalendar | undefined;

/** The calendar of this bureau: national, with what its settings add (R-CAL-04). */
export function currentCalendar(): WorkCalendar {
  calendar ??= bureauCalendar(currentBureau().workCalendar ?? {});
  return calendar;
}

const items = ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Everything that is due, most pressing first, computed from the records as they are at this moment; a holiday that
   * is announced, or a record that is signed, moves it at once.
   */
  async list(now: Date, documentId?: string): Promise<DueItem[]> {
    const today = shanghaiDate(now);
    const days = currentCalendar();
    const clocks = await startedClocks(strapi, documentId);
    const steps = await reviewSteps(strapi, documentId);
    return [
      ...clocks.flatMap((started) => clockItem(started, today, days) ?? []),
      ...steps.map((started) => stepItem(started, today, days)),
    ].sort(byUrgency);
  },
});
export default items;
export type Items = ReturnType<typeof items>;

/** What cannot be counted comes first: somebody must see to it. */
const byUrgency = (a: DueItem, b: DueItem): number =>
  (a.dueDate ?? '').localeCompare(b.dueDate ?? '') || a.documentId.localeCompare(b.documentId);
