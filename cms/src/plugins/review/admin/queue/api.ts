import { adminApi } from '@strapi/strapi/admin';
import { copy } from '../../copy';
import type { Outcome } from '../../server/controllers/bulk';
import type { BulkStep } from '../../server/rules/bulk-steps';
import type { QueueItem } from '../../server/services/queue-items';

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
function bodyOf({ step, items }: Bulk, note: string): Record<string, unknown> {
  const records = items.map(({ uid, documentId, hash }) => ({
    ...{ uid, documentId },
    ...(step !== 'submit' && hash && { seenHash: hash }),
  }));
  return step === 'return' ? { records, reason: note } : { records, ...(note && { comment: note }) };
}

const api = adminApi.enhanceEndpoints({ addTagTypes: ['Document', 'ReviewCase'] }).injectEndpoints({
  endpoints: (build) => ({
    /**
     * One step on several records in one request: each has its own decision, transaction and refusal, and what is refused
     * stops none of the others (R-SEC-01).
     */
    takeInBulk: build.mutation<BulkOutcome[], Bulk & { note: string }>({
      async queryFn({ note, ...bulk }, _api, _options, send) {
        const { step, items } = bulk;
        const { data, error } = await send({ url: `/review/queue/${step}`, method: 'POST', data: bodyOf(bulk, note) });
        // The route's own answer.
        const { outcomes = [] } = (data ?? {}) as { outcomes?: Outcome[] };
        const told = new Map(outcomes.map(({ documentId, refusal }) => [documentId, refusal]));
        const untold = error?.message ?? copy.screen.bulk.noAnswer;
        const refusalOf = (id: string) => (told.has(id) ? (told.get(id) ?? null) : untold);
        return {
          data: items.map(({ documentId, title }) => ({ documentId, title, refusal: refusalOf(documentId) })),
        };
      },
      invalidatesTags: ['Document', 'ReviewCase'],
    }),
  }),
});
export const { useTakeInBulkMutation } = api;
