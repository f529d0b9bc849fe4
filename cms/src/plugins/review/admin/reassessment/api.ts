import { adminApi } from '@strapi/strapi/admin';
import type { Choice, WithheldPage } from '../../server/services/reassessments';

const tags = ['Reassessment', 'ReviewCase'] as const;
const api = adminApi.enhanceEndpoints({ addTagTypes: [...tags] }).injectEndpoints({
  endpoints: (build) => ({
    withheld: build.query<WithheldPage, void>({
      query: () => ({ url: '/review/reassessments', method: 'GET' }),
      providesTags: ['Reassessment'],
    }),
    reassess: build.mutation<WithheldPage, Choice & { outcome: 'keep' | 'convert' }>({
      query: ({ outcome, ...data }) => ({ url: `/review/reassessments/${outcome}`, method: 'POST', data }),
      invalidatesTags: [...tags],
    }),
    nameListItem: build.mutation<WithheldPage, Pick<Choice, 'places'> & { item: string | null }>({
      query: (data) => ({ url: '/review/reassessments/list-item', method: 'POST', data }),
      invalidatesTags: ['Reassessment'],
    }),
    setReassessmentMonths: build.mutation<WithheldPage, number>({
      query: (months) => ({ url: '/review/reassessments/months', method: 'POST', data: { months } }),
      invalidatesTags: ['Reassessment'],
    }),
  }),
});
export const { useWithheldQuery, useReassessMutation, useNameListItemMutation, useSetReassessmentMonthsMutation } = api;
