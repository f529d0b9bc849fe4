import { adminApi } from '@strapi/strapi/admin';
import type { DepartmentCountersigners } from '../../server/services/countersigners';
import type { EmergencySigners } from '../../server/services/emergency-signers';
import type { FlowChoices, FlowDraft, FlowPage } from '../../server/services/flows';

const api = adminApi
  .enhanceEndpoints({ addTagTypes: ['Flow', 'Countersigners', 'EmergencySigners', 'ReviewCase'] })
  .injectEndpoints({
    endpoints: (build) => ({
      flowChoices: build.query<FlowChoices, void>({
        query: () => ({ url: '/review/flow-choices', method: 'GET' }),
        providesTags: ['Flow'],
      }),
      flow: build.query<FlowPage, string>({
        query: (type) => ({ url: `/review/flows/${type}`, method: 'GET' }),
        providesTags: ['Flow'],
      }),
      layFlow: build.mutation<FlowPage, FlowDraft & { type: string }>({
        query: ({ type, ...data }) => ({ url: `/review/flows/${type}`, method: 'POST', data }),
        invalidatesTags: ['Flow', 'ReviewCase'],
      }),
      countersigners: build.query<DepartmentCountersigners[], void>({
        query: () => ({ url: '/review/countersigners', method: 'GET' }),
        providesTags: ['Countersigners'],
      }),
      emergencySigners: build.query<EmergencySigners, void>({
        query: () => ({ url: '/review/emergency-signers', method: 'GET' }),
        providesTags: ['EmergencySigners'],
      }),
      setEmergencySigners: build.mutation<EmergencySigners, { accounts: string[] }>({
        query: (data) => ({ url: '/review/emergency-signers', method: 'POST', data }),
        invalidatesTags: ['EmergencySigners', 'ReviewCase'],
      }),
      setCountersigners: build.mutation<DepartmentCountersigners[], { department: string; accounts: string[] }>({
        query: (data) => ({ url: '/review/countersigners', method: 'POST', data }),
        invalidatesTags: ['Countersigners', 'ReviewCase'],
      }),
    }),
  });
export const {
  useFlowChoicesQuery,
  useFlowQuery,
  useLayFlowMutation,
  useCountersignersQuery,
  useSetCountersignersMutation,
  useEmergencySignersQuery,
  useSetEmergencySignersMutation,
} = api;
