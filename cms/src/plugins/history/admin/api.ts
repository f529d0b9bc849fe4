import { adminApi } from '@strapi/strapi/admin';
import type { Comparison } from '../server/services/comparisons';
import type { ThreeWayView } from '../server/services/divergences';
import type { History } from '../server/services/histories';

export interface Place {
  uid: string;
  documentId: string;
}
export type HistoryPage = History & { mayRestore: boolean };

const url = ({ uid, documentId }: Place) => `/history/versions/${uid}/${documentId}`;
/** The tag of the content manager's own queries, so that a save refreshes the list and a restoration the form. */
const documentTag = ({ uid, documentId }: Place) => ({ type: 'Document' as const, id: `${uid}_${documentId}` });

const api = adminApi.enhanceEndpoints({ addTagTypes: ['Document', 'ReviewCase'] }).injectEndpoints({
  endpoints: (build) => ({
    history: build.query<HistoryPage, Place>({
      query: (place) => ({ url: url(place), method: 'GET' }),
      providesTags: (_page, _error, place) => [documentTag(place), 'ReviewCase'],
    }),
    comparison: build.query<Comparison, Place & { from: number; to: number }>({
      query: ({ from, to, ...place }) => ({
        url: `${url(place)}/compare`,
        method: 'GET',
        config: { params: { from, to } },
      }),
    }),
    restoreVersion: build.mutation<HistoryPage, Place & { version: number; seen: number }>({
      query: ({ version, seen, ...place }) => ({
        url: `${url(place)}/restore`,
        method: 'POST',
        data: { version, seen },
      }),
      invalidatesTags: (_page, _error, place) => [documentTag(place), 'ReviewCase'],
    }),
    divergence: build.query<ThreeWayView, Place & { filledFrom: string; mine: Record<string, unknown> }>({
      query: ({ filledFrom, mine, ...place }) => ({
        url: `${url(place)}/divergence`,
        method: 'POST',
        data: { filledFrom, mine },
      }),
    }),
    /** Fills the form anew from what is stored. */
    reloadRecord: build.mutation<null, Place>({
      queryFn: () => ({ data: null }),
      invalidatesTags: (_result, _error, place) => [documentTag(place), 'ReviewCase'],
    }),
  }),
});
export const {
  useHistoryQuery,
  useComparisonQuery,
  useRestoreVersionMutation,
  useDivergenceQuery,
  useReloadRecordMutation,
} = api;

/** Records of our content types, the only ones that have a history. */
export const hasHistory = (uid: string): boolean => uid.startsWith('api::');
