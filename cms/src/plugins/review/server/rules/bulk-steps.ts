/** What may be done to several records at once; a confidentiality sheet is filled for each by itself (R-SEC-01). */
export const bulkSteps = ['submit', 'approve', 'countersign', 'sign', 'return'] as const;
export type BulkStep = (typeof bulkSteps)[number];
