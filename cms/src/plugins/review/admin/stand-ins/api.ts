import { adminApi } from '@strapi/strapi/admin';
import type { DelegationBody, DelegationPage } from '../../server/services/delegations';

const api = adminApi.enhanceEndpoints({ addTagTypes: ['Delegation', 'ReviewCase'] }).injectEndpoints({
  endpoints: (build) => ({
    delegations: build.query<DelegationPage, void>({
      query: () => ({ url: '/review/delegations', method: 'GET' }),
      providesTags: ['Delegation'],
    }),
    nameStandIn: build.mutation<DelegationPage, DelegationBody>({
      query: (data) => ({ url: '/review/delegations', method: 'POST', data }),
      invalidatesTags: ['Delegation', 'ReviewCase'],
    }),
    endDelegation: build.mutation<DelegationPage, number>({
      query: (id) => ({ url: `/review/delegations/${id}/end`, method: 'POST' }),
      invalidatesTags: ['Delegation', 'ReviewCase'],
    }),
  }),
});
export const { useDelegationsQuery, useNameStandInMutation, useEndDelegationMutation } = api;
