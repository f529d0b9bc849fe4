import { adminApi } from '@strapi/strapi/admin';
import type { LogSummary } from '../server/services/figures';
import type { EntryPage } from '../server/services/search';

const api = adminApi.injectEndpoints({
  endpoints: (build) => ({
    auditEntries: build.query<EntryPage, Record<string, string>>({
      query: (params) => ({ url: '/audit/entries', method: 'GET', config: { params } }),
      // The log grows while somebody reads it.
      keepUnusedDataFor: 0,
    }),
    auditSummary: build.query<LogSummary, void>({
      query: () => ({ url: '/audit/summary', method: 'GET' }),
      keepUnusedDataFor: 0,
    }),
  }),
});
export const { useAuditEntriesQuery, useAuditSummaryQuery } = api;
