import { adminApi } from '@strapi/strapi/admin';
import type { SignInSummary } from '../server/controllers/security';
import type { AccountSecurity, AccountSummary } from '../server/services/account-security';
import type { ElevationPage } from '../server/services/elevations';
import type { Overview } from '../server/services/members';

const api = adminApi
  .enhanceEndpoints({ addTagTypes: ['OrgMembers', 'Elevations', 'AccountSecurity'] })
  .injectEndpoints({
    endpoints: (build) => ({
      members: build.query<Overview, void>({
        query: () => ({ url: '/org/members', method: 'GET' }),
        providesTags: ['OrgMembers'],
      }),
      assignMember: build.mutation<Overview, { account: string; departments: string[] }>({
        query: ({ account, departments }) => ({ url: `/org/members/${account}`, method: 'PUT', data: { departments } }),
        invalidatesTags: ['OrgMembers'],
      }),
      accountSummary: build.query<AccountSummary, void>({
        query: () => ({ url: '/org/accounts', method: 'GET' }),
        providesTags: ['AccountSecurity'],
        keepUnusedDataFor: 0,
      }),
      signInSummary: build.query<SignInSummary, void>({
        query: () => ({ url: '/org/sign-ins', method: 'GET' }),
        keepUnusedDataFor: 0,
      }),
      accountSecurity: build.query<AccountSecurity[], void>({
        query: () => ({ url: '/org/security', method: 'GET' }),
        providesTags: ['AccountSecurity'],
      }),
      resetSecondFactor: build.mutation<AccountSecurity[], string>({
        query: (account) => ({ url: `/org/security/${account}/reset-second-factor`, method: 'POST' }),
        invalidatesTags: ['AccountSecurity'],
      }),
      // Strapi has a `resetPassword` of its own.
      resetAccountPassword: build.mutation<{ registrationToken: string }, string>({
        query: (account) => ({ url: `/org/security/${account}/reset-password`, method: 'POST' }),
        invalidatesTags: ['AccountSecurity'],
      }),
      unlock: build.mutation<AccountSecurity[], string>({
        query: (account) => ({ url: `/org/security/${account}/unlock`, method: 'POST' }),
        invalidatesTags: ['AccountSecurity'],
      }),
      elevations: build.query<ElevationPage, void>({
        query: () => ({ url: '/org/elevations', method: 'GET' }),
        providesTags: ['Elevations'],
      }),
      askElevation: build.mutation<ElevationPage, { reason: string; minutes: number }>({
        query: (data) => ({ url: '/org/elevations', method: 'POST', data }),
        invalidatesTags: ['Elevations'],
      }),
      decideElevation: build.mutation<ElevationPage, { id: number; isGranted: boolean }>({
        query: ({ id, isGranted }) => ({ url: `/org/elevations/${id}`, method: 'POST', data: { isGranted } }),
        invalidatesTags: ['Elevations'],
      }),
      endElevation: build.mutation<ElevationPage, void>({
        query: () => ({ url: '/org/elevations/end', method: 'POST' }),
        invalidatesTags: ['Elevations'],
      }),
    }),
  });
export const {
  useAccountSecurityQuery,
  useAccountSummaryQuery,
  useSignInSummaryQuery,
  useResetSecondFactorMutation,
  useResetAccountPasswordMutation,
  useUnlockMutation,
  useMembersQuery,
  useAssignMemberMutation,
  useElevationsQuery,
  useAskElevationMutation,
  useDecideElevationMutation,
  useEndElevationMutation,
} = api;
