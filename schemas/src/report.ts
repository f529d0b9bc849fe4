import { z } from 'zod';
import { FinishedRelease } from './release-entry.ts';

/** What the publisher tells the CMS, `POST /api/outbox/reports`: where each change is on its way to the reader. */

/**
 * The way of a change, in order. `live` means that the portal answered with the expected bytes (C-2), `rolled-back`
 * that it shows an earlier version instead, `term-over` that its page says that it is shown no longer (R-CRD-04).
 */
export const releaseStages = ['received', 'rendered', 'live', 'rolled-back', 'term-over', 'quarantined'] as const;

export const ReportItem = z.strictObject({
  seq: z.int().min(1),
  stage: z.enum(releaseStages),
  at: z.iso.datetime(),
  /** Path on the portal; null when the record has none (quarantined before it was placed). */
  path: z.string().startsWith('/').nullable(),
  /** Why it was held back, in Chinese for the officer; null unless quarantined. */
  reason: z.string().min(1).max(2000).nullable(),
});

export const ReleaseReport = z.strictObject({
  /** Number of the release, counted from 1; null while none carries the changes yet. */
  release: z
    .strictObject({ number: z.int().min(1), manifestHash: z.string().regex(/^[0-9a-f]{64}$/), at: z.iso.datetime() })
    .nullable(),
  items: z.array(ReportItem),
  /** Releases the CMS has not been told of, or not yet that they are live. */
  releases: z.array(FinishedRelease).default([]),
});
export type ReportItem = z.infer<typeof ReportItem>;
export type ReleaseReport = z.infer<typeof ReleaseReport>;
