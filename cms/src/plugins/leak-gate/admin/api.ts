import { adminApi } from '@strapi/strapi/admin';
import type { LeakView } from '../server/controllers/findings';
import type { DictionaryPage } from '../server/services/dictionary';
import type { TaskPage } from '../server/services/tasks';

export interface Place {
  uid: string;
  documentId: string;
}

/** Last part of `POST /leak-gate/findings/:uid/:documentId/…`. */
export type Deed = 'ground' | 'mask' | 'clean';

const url = ({ uid, documentId }: Place) => `/leak-gate/findings/${uid}/${documentId}`;
/** The tag of the content manager's own queries, so that a save refreshes the findings and masking refreshes the form. */
const documentTag = ({ uid, documentId }: Place) => ({ type: 'Document' as const, id: `${uid}_${documentId}` });

const api = adminApi.enhanceEndpoints({ addTagTypes: ['Document', 'ReviewCase', 'LeakFindings'] }).injectEndpoints({
  endpoints: (build) => ({
    leakFindings: build.query<LeakView, Place>({
      query: (place) => ({ url: url(place), method: 'GET' }),
      providesTags: (_view, _error, place) => [documentTag(place), 'LeakFindings'],
    }),
    dealWithLeak: build.mutation<LeakView, Place & { deed: Deed; body: Record<string, unknown> }>({
      query: ({ deed, body, ...place }) => ({ url: `${url(place)}/${deed}`, method: 'POST', data: body }),
      invalidatesTags: (_view, _error, place) => [documentTag(place), 'ReviewCase', 'LeakFindings'],
    }),
    leakTasks: build.query<TaskPage, Record<string, string>>({
      query: (params) => ({ url: '/leak-gate/tasks', method: 'GET', config: { params } }),
      providesTags: ['LeakFindings'],
    }),
    answerTask: build.mutation<TaskPage, { id: number; ground: string; reason: string }>({
      query: ({ id, ...data }) => ({ url: `/leak-gate/tasks/${id}/answer`, method: 'POST', data }),
      invalidatesTags: ['ReviewCase', 'LeakFindings'],
    }),
    dictionary: build.query<DictionaryPage, void>({
      query: () => ({ url: '/leak-gate/dictionary', method: 'GET' }),
      // Entries are saved in the content manager, which knows nothing of this page.
      keepUnusedDataFor: 0,
    }),
  }),
});
export const { useLeakTasksQuery, useAnswerTaskMutation, useDictionaryQuery } = api;
export const { useLeakFindingsQuery, useDealWithLeakMutation } = api;
