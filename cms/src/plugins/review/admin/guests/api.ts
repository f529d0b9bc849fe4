import { adminApi } from '@strapi/strapi/admin';
import type { InvitationBody } from '../../server/guests/bodies';
import type { NewInvitation } from '../../server/guests/invitations';
import { caseUrl, type Place } from '../api';

const api = adminApi.enhanceEndpoints({ addTagTypes: ['ReviewCase'] }).injectEndpoints({
  endpoints: (build) => ({
    invite: build.mutation<NewInvitation, { place: Place; body: InvitationBody }>({
      query: ({ place, body }) => ({ url: `${caseUrl(place)}/invite`, method: 'POST', data: body }),
      invalidatesTags: ['ReviewCase'],
    }),
    revokeInvitation: build.mutation<object, { place: Place; fingerprint: string }>({
      query: ({ place, fingerprint }) => ({
        ...{ url: `${caseUrl(place)}/revoke-invitation`, method: 'POST', data: { fingerprint } },
      }),
      invalidatesTags: ['ReviewCase'],
    }),
  }),
});
export const { useInviteMutation, useRevokeInvitationMutation } = api;
