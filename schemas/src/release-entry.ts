import { z } from 'zod';
import { AuditHead } from './audit/checkpoint.ts';

/** What one release brought: the line of the public ledger (C-6), of the CMS's publishing page and of the command line. */

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Count = z.int().min(0);

/** `publish` carries changes of the feed; a rollback shows earlier states again, a roll-forward the latest. */
export const releaseKinds = ['publish', 'rebuild', 'rollback', 'roll-forward'] as const;

/** The steps of a publication in order; how long each took is told in milliseconds. */
export const publishingStages = ['sync', 'render', 'search', 'write', 'switch', 'verify'] as const;

/** More records than this are counted, not named. */
export const listedRecords = 1000;

export const ReleasedRecord = z.strictObject({
  id: z.string(),
  type: z.string(),
  path: z.string().startsWith('/'),
  title: z.string(),
  /** What readers saw happen. */
  action: z.enum(['added', 'changed', 'withdrawn']),
  /** The change of the feed that brought it, by which the CMS knows who signed; null after a rollback or a rebuild. */
  seq: z.int().min(1).nullable(),
});

export const ReleaseEntry = z.strictObject({
  number: z.int().min(1),
  at: z.iso.datetime(),
  kind: z.enum(releaseKinds),
  /** The release whose state a rollback shows again; null for the other kinds. */
  shows: z.int().min(0).nullable(),
  /** SHA-256 of `manifest.txt`: the check value of everything that follows from the records. */
  manifestHash: Hash,
  /** Pages whose bytes are new, and pages that are no more. */
  pages: z.strictObject({ changed: Count, removed: Count }),
  counts: z.strictObject({ added: Count, changed: Count, withdrawn: Count }),
  records: z.array(ReleasedRecord).max(listedRecords),
  /** The audit log of the CMS when the release was made; releases before there was one have none (B-10). */
  auditHead: AuditHead.optional(),
});

/** A release and how it came about; what the publisher tells the CMS and the public ledger does not show. */
export const FinishedRelease = z.strictObject({
  entry: ReleaseEntry,
  stageMs: z.partialRecord(z.enum(publishingStages), z.number().min(0)),
  /** When the portal had answered with the expected bytes; null as long as it has not (C-2). */
  liveAt: z.iso.datetime().nullable(),
});

export type ReleasedRecord = z.infer<typeof ReleasedRecord>;
export type ReleaseEntry = z.infer<typeof ReleaseEntry>;
export type FinishedRelease = z.infer<typeof FinishedRelease>;
export type PublishingStage = (typeof publishingStages)[number];
export type ReleaseKind = (typeof releaseKinds)[number];
