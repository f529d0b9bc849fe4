import { adminApi } from '@strapi/strapi/admin';
import type { Evidence, EvidenceKind } from '../../server/services/evidence';
import type { Place } from '../api';

const api = adminApi.injectEndpoints({
  endpoints: (build) => ({
    // Without tags: taking a paper is an entry of the audit log, and nothing but opening the page takes it.
    evidence: build.query<Evidence, Place & { kind: EvidenceKind }>({
      query: ({ kind, uid, documentId }) => ({ url: `/review/evidence/${kind}/${uid}/${documentId}`, method: 'GET' }),
      keepUnusedDataFor: 0,
    }),
  }),
});
export const { useEvidenceQuery } = api;

/** Address of a paper in the admin. */
export const evidencePath = (kind: EvidenceKind, { uid, documentId }: Place): string =>
  `/plugins/review-evidence/${kind}/${uid}/${documentId}`;
