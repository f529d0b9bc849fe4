import { adminApi } from '@strapi/strapi/admin';
import type { MemberView } from '../server/services/bundles';
import type { CaseView } from '../server/services/cases';
import type { ComingSchedules } from '../server/services/coming-schedules';
import type { QueuePage } from '../server/services/queue';
import type { State } from '../server/rules/flow';

export interface Place {
  uid: string;
  documentId: string;
}
/** Last part of `POST /review/cases/:uid/:documentId/…`. */
export type StepName =
  | ('submit' | 'approve' | 'countersign' | 'confidentiality' | 'sign' | 'return' | 'recall' | 'withdraw')
  | ('schedule' | 'withdraw-on' | 'unschedule')
  | ('dissolve' | 'interpretation')
  | ('emergency' | 'confirm' | 'withdraw-emergency');

export const caseUrl = ({ uid, documentId }: Place) => `/review/cases/${uid}/${documentId}`;
/** The tag of the content manager's own queries, so that a save refreshes the case and a step refreshes the form. */
const documentTag = ({ uid, documentId }: Place) => ({ type: 'Document' as const, id: `${uid}_${documentId}` });

const api = adminApi.enhanceEndpoints({ addTagTypes: ['Document', 'ReviewCase'] }).injectEndpoints({
  endpoints: (build) => ({
    reviewCase: build.query<CaseView, Place>({
      query: (place) => ({ url: caseUrl(place), method: 'GET' }),
      providesTags: (_view, _error, place) => [documentTag(place), 'ReviewCase'],
    }),
    bundleCandidates: build.query<{ items: MemberView[] }, Place>({
      query: (place) => ({ url: `${caseUrl(place)}/candidates`, method: 'GET' }),
      providesTags: ['ReviewCase'],
    }),
    /** What became of the case is asked for by whoever shows it. */
    takeStep: build.mutation<unknown, Place & { step: StepName; body: Record<string, unknown> }>({
      query: ({ step, body, ...place }) => ({
        ...{ url: `${caseUrl(place)}/${step}`, method: 'POST', data: body },
        config: { headers: { prefer: 'return=minimal' } },
      }),
      // Also after a refusal: the record may be in another state than the one on screen.
      invalidatesTags: (_view, _error, place) => [
        documentTag(place),
        { type: 'Document', id: `${place.uid}_LIST` },
        'ReviewCase',
      ],
    }),
    reviewQueue: build.query<QueuePage, Record<string, string>>({
      query: (params) => ({ url: '/review/queue', method: 'GET', config: { params } }),
      providesTags: ['ReviewCase'],
    }),
    comingSchedules: build.query<ComingSchedules, void>({
      query: () => ({ url: '/review/schedules', method: 'GET' }),
      providesTags: ['ReviewCase'],
    }),
    reviewStates: build.query<Record<string, State>, string>({
      query: (uid) => ({ url: `/review/states/${uid}`, method: 'GET' }),
      providesTags: (_states, _error, uid) => [{ type: 'Document', id: `${uid}_LIST` }, 'ReviewCase'],
    }),
  }),
});
export const {
  useBundleCandidatesQuery,
  useComingSchedulesQuery,
  useReviewCaseQuery,
  useTakeStepMutation,
  useReviewQueueQuery,
  useReviewStatesQuery,
} = api;

/** Records of our content types, the only ones that have a case. */
export const isReviewed = (uid: string): boolean => uid.startsWith('api::');
