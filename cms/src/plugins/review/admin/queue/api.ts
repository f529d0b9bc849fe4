import { adminApi } from '@strapi/strapi/admin';
import { copy } from '../../copy';
import type { BulkStep, QueueItem } from '../../server/services/queue-items';
import { caseUrl } from '../api';

export interface BulkOutcome {
  documentId: string;
  title: string;
  /** The server's sentence; null when it was done. */
  refusal: string | null;
}
/** A step for several records, as they were on the list. */
export interface Bulk {
  step: BulkStep;
  items: readonly QueueItem[];
}

/** What is judged is what was on the list; another submission since then is refused. */
function bodyOf(step: BulkStep, { hash }: QueueItem, note: string): Record<string, unknown> {
  if (step === 'return') return { reason: note };
  return { ...(note && { comment: note }), ...(step !== 'submit' && hash && { seenHash: hash }) };
}

const api = adminApi.enhanceEndpoints({ addTagTypes: ['Document', 'ReviewCase'] }).injectEndpoints({
  endpoints: (build) => ({
    /**
     * One step on several records, one after the other by the very routes that take it on one record: each has its own
     * decision, transaction and refusal, and what is refused stops none of the others (R-SEC-01).
     */
    takeInBulk: build.mutation<BulkOutcome[], Bulk & { note: string }>({
      async queryFn({ step, items, note }, _api, _options, send) {
        const outcomes: BulkOutcome[] = [];
        for (const item of items) {
          const url = `${caseUrl(item)}/${step}`;
          const { error } = await send({ url, method: 'POST', data: bodyOf(step, item, note) });
          const refusal = error ? (error.message ?? copy.screen.bulk.noAnswer) : null;
          outcomes.push({ documentId: item.documentId, title: item.title, refusal });
        }
        return { data: outcomes };
      },
      invalidatesTags: ['Document', 'ReviewCase'],
    }),
  }),
});
export const { useTakeInBulkMutation } = api;
