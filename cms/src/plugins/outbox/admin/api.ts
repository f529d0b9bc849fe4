import { adminApi } from '@strapi/strapi/admin';
import type { ReleaseStatus } from '../server/services/deliveries';
import type { Publishing } from '../server/services/publishing';
import type { RecentChange } from '../server/services/recent';
import type { ReleasedView, ReleasePage } from '../server/services/releases';
import type { RollbackPreview } from '../server/services/rollback-previews';
import type { RollbackView } from '../server/services/rollbacks';

/** What is rolled back: to a release, or forward to the latest without one. */
export interface Target {
  to?: number | undefined;
}
interface Rollbacks {
  items: RollbackView[];
}

const get = (url: string, params?: Record<string, unknown>) => ({ url, method: 'GET' as const, config: { params } });
const post = (url: string, data: object = {}) => ({ url, method: 'POST' as const, data });

const api = adminApi.enhanceEndpoints({ addTagTypes: ['Document', 'Publishing'] }).injectEndpoints({
  endpoints: (build) => ({
    releaseStatus: build.query<{ status: ReleaseStatus | null }, { uid: string; documentId: string }>({
      query: ({ documentId }) => get(`/outbox/status/${documentId}`),
      // The content manager's own tag: what changes the record also asks again where it is.
      providesTags: (_status, _error, { uid, documentId }) => [{ type: 'Document', id: `${uid}_${documentId}` }],
    }),
    publishing: build.query<Publishing, void>({
      query: () => get('/outbox/publishing'),
      providesTags: ['Publishing'],
    }),
    oversight: build.query<Publishing, void>({ query: () => get('/outbox/oversight'), providesTags: ['Publishing'] }),
    recentChanges: build.query<{ items: RecentChange[] }, void>({
      query: () => get('/outbox/recent'),
      providesTags: ['Publishing'],
      // The publisher moves on while somebody works elsewhere in the admin.
      keepUnusedDataFor: 0,
    }),
    releases: build.query<ReleasePage, { page: string; pageSize: string }>({
      query: (params) => get('/outbox/releases', params),
      providesTags: ['Publishing'],
    }),
    releasedRecords: build.query<{ records: ReleasedView[] }, number>({
      query: (number) => get(`/outbox/releases/${number}`),
      providesTags: ['Publishing'],
    }),
    rollbacks: build.query<Rollbacks, void>({ query: () => get('/outbox/rollbacks'), providesTags: ['Publishing'] }),
    rollbackPreview: build.query<RollbackPreview, Target>({
      query: ({ to }) => get('/outbox/rollbacks/preview', to === undefined ? {} : { to }),
      // What is looked at before a decision is never an answer of before.
      keepUnusedDataFor: 0,
    }),
    askRollback: build.mutation<Rollbacks, Target & { reason: string; seenRelease: number }>({
      query: (body) => post('/outbox/rollbacks', body),
      invalidatesTags: ['Publishing'],
    }),
    decideRollback: build.mutation<Rollbacks, { id: number; decision: 'confirm' | 'refuse' }>({
      query: ({ id, decision }) => post(`/outbox/rollbacks/${id}/${decision}`),
      invalidatesTags: ['Publishing'],
    }),
  }),
});
export const {
  useReleaseStatusQuery,
  usePublishingQuery,
  useOversightQuery,
  useRecentChangesQuery,
  useReleasesQuery,
  useReleasedRecordsQuery,
  useRollbacksQuery,
  useRollbackPreviewQuery,
  useAskRollbackMutation,
  useDecideRollbackMutation,
} = api;
