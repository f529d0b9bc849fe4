import { adminApi } from '@strapi/strapi/admin';
import type { Overview } from '../server/services/members';

const api = adminApi.enhanceEndpoints({ addTagTypes: ['OrgMembers'] }).injectEndpoints({
  endpoints: (build) => ({
    members: build.query<Overview, void>({
      query: () => ({ url: '/org/members', method: 'GET' }),
      providesTags: ['OrgMembers'],
    }),
    assignMember: build.mutation<Overview, { account: string; departments: string[] }>({
      query: ({ account, departments }) => ({ url: `/org/members/${account}`, method: 'PUT', data: { departments } }),
      invalidatesTags: ['OrgMembers'],
    }),
  }),
});
export const { useMembersQuery, useAssignMemberMutation } = api;
