import { adminApi } from '@strapi/strapi/admin';
import type { ReleaseStatus } from '../server/services/deliveries';

const api = adminApi.enhanceEndpoints({ addTagTypes: ['Document'] }).injectEndpoints({
  endpoints: (build) => ({
    releaseStatus: build.query<{ status: ReleaseStatus | null }, { uid: string; documentId: string }>({
      query: ({ documentId }) => ({ url: `/outbox/status/${documentId}`, method: 'GET' }),
      // The content manager's own tag: what changes the record also asks again where it is.
      providesTags: (_status, _error, { uid, documentId }) => [{ type: 'Document', id: `${uid}_${documentId}` }],
    }),
  }),
});
export const { useReleaseStatusQuery } = api;
