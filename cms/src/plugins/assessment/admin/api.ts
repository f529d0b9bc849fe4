import { adminApi } from '@strapi/strapi/admin';
import type { Paper } from '../server/services/exports';
import type { Entry } from '../server/services/results';
import type { Announcement } from '../server/services/rounds';
import type { RoundList, RoundView } from '../server/services/views';

export const assessmentPath = '/plugins/assessment';

interface Deed {
  id: number;
  deed: 'confirm' | 'cancel' | 'close';
  comment?: string;
}

const api = adminApi.enhanceEndpoints({ addTagTypes: ['Assessment'] }).injectEndpoints({
  endpoints: (build) => ({
    rounds: build.query<RoundList, void>({
      query: () => ({ url: '/assessment/rounds', method: 'GET' }),
      providesTags: ['Assessment'],
      keepUnusedDataFor: 0,
    }),
    round: build.query<RoundView, number>({
      query: (id) => ({ url: `/assessment/rounds/${id}`, method: 'GET' }),
      providesTags: ['Assessment'],
      keepUnusedDataFor: 0,
    }),
    announce: build.mutation<RoundView, Announcement>({
      query: (data) => ({ url: '/assessment/rounds', method: 'POST', data }),
      invalidatesTags: ['Assessment'],
    }),
    enter: build.mutation<RoundView, Entry & { id: number }>({
      query: ({ id, ...data }) => ({ url: `/assessment/rounds/${id}/entries`, method: 'POST', data }),
      invalidatesTags: ['Assessment'],
    }),
    decide: build.mutation<RoundView, Deed>({
      query: ({ id, deed, ...data }) => ({ url: `/assessment/rounds/${id}/${deed}`, method: 'POST', data }),
      invalidatesTags: ['Assessment'],
    }),
    // Each look at a paper is on record, so none is kept from the last time.
    assessmentPaper: build.query<Paper, { id: number; department: string }>({
      query: ({ id, department }) => ({
        url: `/assessment/rounds/${id}/paper`,
        method: 'GET',
        config: { params: { department } },
      }),
      keepUnusedDataFor: 0,
    }),
  }),
});
export const {
  useRoundsQuery,
  useRoundQuery,
  useAnnounceMutation,
  useEnterMutation,
  useDecideMutation,
  useAssessmentPaperQuery,
} = api;
