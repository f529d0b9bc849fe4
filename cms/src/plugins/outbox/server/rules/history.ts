import type { ReleasedRecord, ReleaseKind } from '@yangguang/schemas';

export interface ReleaseStep {
  number: number;
  kind: ReleaseKind;
  shows: number | null;
}

/** What one release did to one record. */
export interface Appearance {
  release: number;
  action: ReleasedRecord['action'];
  seq: number | null;
}

/** What readers see of a record: the version of a change, or nothing, for good or before it first came. */
export type Shown = { seq: number } | 'withdrawn' | 'absent';

/** What a rollback or roll-forward brings to a record. */
export type Effect = 'earlier' | 'later' | 'hidden' | 'back' | 'stays-withdrawn';

/**
 * What readers see of a record while a release is live. A rollback repeats what its target showed, a roll-forward the
 * latest that was let out; neither brings a withdrawn record back (A12, A13).
 *
 * @param steps - all releases by number.
 * @param appearances - of one record, in any order; one without a change was set back or forth by a command.
 */
export function shownIn(
  steps: ReadonlyMap<number, ReleaseStep>,
  appearances: readonly Appearance[],
  release: number,
): Shown {
  const approved = approvedIn(appearances, release);
  const newest = latestOf(appearances, release);
  if (!newest || newest.seq !== null || approved === 'withdrawn') return approved;
  const shows = steps.get(newest.release)?.shows ?? null;
  return shows === null ? approved : shownIn(steps, appearances, shows);
}

/** The latest version that was let out by a release, whatever was rolled back since. */
export function approvedIn(appearances: readonly Appearance[], release: number): Shown {
  const newest = latestOf(
    appearances.filter(({ seq }) => seq !== null),
    release,
  );
  if (!newest || newest.seq === null) return 'absent';
  return newest.action === 'withdrawn' ? 'withdrawn' : { seq: newest.seq };
}

/** What happens to a record when another state is shown; null when readers notice nothing. */
export function effectOf(now: Shown, then: Shown): Effect | null {
  if (now === 'withdrawn') return then === 'withdrawn' ? null : 'stays-withdrawn';
  if (typeof then === 'string') return now === 'absent' ? null : 'hidden';
  if (now === 'absent') return 'back';
  if (now.seq === then.seq) return null;
  return then.seq < now.seq ? 'earlier' : 'later';
}

function latestOf(appearances: readonly Appearance[], release: number): Appearance | undefined {
  return appearances.filter((appearance) => appearance.release <= release).sort((a, b) => b.release - a.release)[0];
}
