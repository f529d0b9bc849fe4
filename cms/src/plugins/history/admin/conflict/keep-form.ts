import { adminApi } from '@strapi/strapi/admin';
import { filledFromOf } from './filled-from';
import { announceStale } from './stale-saves';

/** As much of Strapi's own endpoint as is changed here. */
interface UpdateDocument {
  query: (arg: Arg) => { data: object };
  invalidatesTags: (result: unknown, error: unknown, arg: Arg) => unknown[];
  onQueryStarted: (arg: Arg, api: { queryFulfilled: Promise<unknown> }) => Promise<void>;
}
interface Arg {
  model: string;
  documentId?: string;
}
interface Refusal {
  error?: { details?: { code?: string } };
}

/**
 * Has each save say what its form was filled with, and leaves the form alone when a save is refused. Strapi puts the new values into its cache before the answer and reads the
 * record again after any answer; both would replace what the officer typed by what somebody else saved.
 */
export function keepFormOnRefusal(): void {
  const keep = (endpoint: UpdateDocument) => {
    const { query, invalidatesTags } = endpoint;
    endpoint.query = (arg) => {
      const request = query(arg);
      const updatedAt = filledFromOf({ uid: arg.model, documentId: arg.documentId ?? '' });
      return { ...request, data: { ...request.data, ...(updatedAt && { updatedAt }) } };
    };
    endpoint.invalidatesTags = (result, error, arg) => (error ? [] : invalidatesTags(result, error, arg));
    endpoint.onQueryStarted = async ({ model, documentId }, { queryFulfilled }) => {
      await queryFulfilled.catch(({ error }: Refusal) => {
        if (error?.details?.code === 'stale') announceStale(model, documentId ?? '');
      });
    };
  };
  // The endpoint belongs to the content manager, which does not tell its type.
  adminApi.enhanceEndpoints({ endpoints: { updateDocument: keep } } as never);
}
