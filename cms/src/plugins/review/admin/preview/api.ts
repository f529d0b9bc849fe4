import { adminApi } from '@strapi/strapi/admin';
import type { Preview } from '../../server/services/previews';
import type { Place } from '../api';

const api = adminApi.injectEndpoints({
  endpoints: (build) => ({
    // Kept nowhere: whoever opens the page again sees the draft as it is then.
    preview: build.query<Preview, Place>({
      query: (place) => ({ url: previewUrl(place), method: 'GET' }),
      keepUnusedDataFor: 0,
    }),
  }),
});
export const { usePreviewQuery } = api;

const previewUrl = ({ uid, documentId }: Place): string => `/review/previews/${uid}/${documentId}`;

export const fileUrl = (place: Place, sha256: string): string => `${previewUrl(place)}/files/${sha256}`;

/** Address of the preview in the admin. */
export const previewPath = ({ uid, documentId }: Place): string => `/plugins/review-preview/${uid}/${documentId}`;
