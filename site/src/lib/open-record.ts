import { contentTypeOf, publicRecord, type Bureau } from '@yangguang/schemas';
import type { PublicRecord, Tombstone } from '../content/content.ts';

/** A record as open data: its public fields, and how it became public, without the accounts that signed. */
export function openRecord(
  { record, path, hash, seq, release, publishedAt, firstPublishedAt, approval }: PublicRecord,
  bureau: Bureau,
) {
  const type = contentTypeOf(record.type);
  return {
    url: `${bureau.siteOrigin}${path}`,
    publication: { seq, release, hash, publishedAt, firstPublishedAt },
    approval: {
      kind: approval.kind,
      decision: approval.decision,
      steps: approval.steps.map(({ step, at }) => ({ step, at })),
      ...(approval.emergency && {
        emergency: {
          confirmBy: approval.emergency.confirmBy,
          confirmedAt: approval.emergency.confirmation?.at ?? null,
        },
      }),
    },
    record: publicRecord(type, record),
    ...(type.computed && { computed: type.computed(record) }),
  };
}

/** What remains of a withdrawn record: that it was, and why it is gone (B-12), or for now or no longer is shown. */
export function openTombstone({ isPaused, isOver, indexNumber, withdrawnAt, authority, reason, seq }: Tombstone) {
  if (isPaused) return { paused: { indexNumber, since: withdrawnAt, authority, reason, seq } };
  if (isOver) return { displayEnded: { indexNumber, since: withdrawnAt, authority, reason, seq } };
  return { withdrawn: { indexNumber, withdrawnAt, authority, reason, seq } };
}
