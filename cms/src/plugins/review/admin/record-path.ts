import type { Place } from './api';

/** Where a record is read and worked on. */
export const recordPath = ({ uid, documentId }: Place): string =>
  `/content-manager/collection-types/${uid}/${documentId}`;

export const queuePath = '/plugins/review';
export const reassessmentPath = `${queuePath}-reassessment`;
