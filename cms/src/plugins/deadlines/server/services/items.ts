import type { Core } from '@strapi/types';
import { bureauCalendar, shanghaiDate, type WorkCalendar } from '@yangguang/schemas';
import type { Reassessments } from '../../../review/server/services/reassessments';
import { currentBureau } from '../../../../lib/bureau';
import { emergencyItems } from '../clocks/emergencies';
import { reviewSteps } from '../clocks/review-steps';
import { startedClocks } from '../clocks/started';
import { clockItem, stepItem, type DueItem, type OwnLengths } from '../rules/due-item';

let calendar: WorkCalendar | undefined;

/** The calendar of this bureau: national, with what its settings add (R-CAL-04). */
export function currentCalendar(): WorkCalendar {
  calendar ??= bureauCalendar(currentBureau().workCalendar ?? {});
  return calendar;
}

/** The periods that the bureau sets in the admin: one definition for the board and for the page that sets it (R-REG-18). */
export async function ownLengths(strapi: Core.Strapi): Promise<OwnLengths> {
  const reassessments: Reassessments = strapi.plugin('review').service('reassessments');
  return { reassessment: await reassessments.months() };
}

const items = ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Everything that is due, most pressing first, computed from the records as they are at this moment; a holiday that
   * is announced, or a record that is signed, moves it at once.
   */
  async list(now: Date, documentId?: string): Promise<DueItem[]> {
    const today = shanghaiDate(now);
    const days = currentCalendar();
    const clocks = await startedClocks(strapi, today, documentId);
    const lengths = await ownLengths(strapi);
    const steps = await reviewSteps(strapi, documentId);
    return [
      ...clocks.flatMap((started) => clockItem(started, today, days, lengths) ?? []),
      ...steps.map((started) => stepItem(started, today, days)),
      ...(await emergencyItems(strapi, now, documentId)),
    ].sort(byUrgency);
  },
});
export default items;
export type Items = ReturnType<typeof items>;

/** What cannot be counted comes first: somebody must see to it. */
const byUrgency = (a: DueItem, b: DueItem): number =>
  (a.dueDate ?? '').localeCompare(b.dueDate ?? '') || a.documentId.localeCompare(b.documentId);
