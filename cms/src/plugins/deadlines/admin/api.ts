import { adminApi } from '@strapi/strapi/admin';
import type { DueItem } from '../server/rules/due-item';
import type { Board } from '../server/services/board';
import type { Explanation } from '../server/services/explanations';
import type { Scores } from '../server/services/scores';

export interface Place {
  uid: string;
  documentId: string;
}
export interface RecordClocks {
  items: DueItem[];
  mayConfirm: boolean;
}

const tags = ['Document', 'ReviewCase', 'Deadline'] as const;

const api = adminApi.enhanceEndpoints({ addTagTypes: [...tags] }).injectEndpoints({
  endpoints: (build) => ({
    board: build.query<Board, Record<string, string>>({
      query: (params) => ({ url: '/deadlines/board', method: 'GET', config: { params } }),
      // A save or a step of the procedure elsewhere in the admin may have moved a clock.
      providesTags: [...tags],
      keepUnusedDataFor: 0,
    }),
    scores: build.query<Scores, void>({
      query: () => ({ url: '/deadlines/scores', method: 'GET' }),
      providesTags: [...tags],
      keepUnusedDataFor: 0,
    }),
    recordClocks: build.query<RecordClocks, Place>({
      query: ({ uid, documentId }) => ({ url: `/deadlines/records/${uid}/${documentId}`, method: 'GET' }),
      providesTags: (_answer, _error, { uid, documentId }) => [
        { type: 'Document', id: `${uid}_${documentId}` },
        'ReviewCase',
        'Deadline',
      ],
    }),
    explanation: build.query<Explanation, Record<string, string>>({
      query: (params) => ({ url: '/deadlines/explanations', method: 'GET', config: { params } }),
    }),
    confirmUnchanged: build.mutation<void, { clock: string; documentId: string; reason: string }>({
      query: (data) => ({ url: '/deadlines/confirmations', method: 'POST', data }),
      invalidatesTags: ['Deadline'],
    }),
  }),
});
export const { useBoardQuery, useScoresQuery, useRecordClocksQuery, useExplanationQuery, useConfirmUnchangedMutation } =
  api;

/** The board, at what it is asked for. */
export const boardOf = (query: Record<string, string>): string => `/plugins/deadlines?${new URLSearchParams(query)}`;

/** Where an item is worked on: its record, or the list of all records of its type. */
export function pathOf({ type, documentId }: DueItem): string {
  return `/content-manager/collection-types/api::${type}.${type}${documentId && `/${documentId}`}`;
}

/** Whether there are days to be told of: an emergency is counted by the hour. */
export const isCountedByDays = ({ unit }: DueItem): boolean => unit !== 'hour';

/** What the server needs to explain how an item was counted. */
export function explanationParams({ clock, start, task, workingDays }: DueItem): Record<string, string> {
  return workingDays === null ? { clock, start } : { clock, start, state: task, workingDays: String(workingDays) };
}
