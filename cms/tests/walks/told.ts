import { expect } from 'vitest';
import type { AnyRecord, PublishChange } from '@yangguang/schemas';
import { isPublication, type PublicState } from './public-state.ts';

/** What hangs together goes out together: whatever names its bundle finds all of it in the feed (C-10). */
export function assertBundlesWhole(states: readonly PublicState[]): void {
  const publications = states.flatMap(({ changes }) => changes).filter(isPublication);
  for (const { approval } of publications) {
    if (!approval.bundle) continue;
    const { id, members } = approval.bundle;
    const out = publications.filter((other) => other.approval.bundle?.id === id);
    expect(out.map((change) => change.id).sort()).toEqual([...members].sort());
  }
}

const recordOf = (change: PublishChange): AnyRecord => change.record as unknown as AnyRecord;

/** Where text that readers had seen says something else, one more note says so, and no note is ever taken back (B-12). */
export function assertCorrectionsTold({ changes }: PublicState): void {
  for (const [index, after] of changes.entries()) {
    const before = changes[index - 1];
    if (!before || !isPublication(before) || !isPublication(after)) continue;
    const [was, is] = [recordOf(before), recordOf(after)];
    expect(is.changeNotes).toEqual(expect.arrayContaining(was.changeNotes));
    const isSame = was.title === is.title && was['body'] === is['body'];
    if (!isSame) expect(is.changeNotes.length).toBeGreaterThan(was.changeNotes.length);
  }
}

/** Readers never see a document as in force beside what repeals it, whichever of the two came first (R-SITE-10). */
export function assertOriginalsMarked(originals: PublicState, repealing: PublicState): void {
  assertMarkedBefore(originals, repealing);
  for (const change of originals.changes.filter(isPublication)) {
    const other = stateAt(repealing, change);
    const { indexNumber, validityStatus } = recordOf(change) as AnyRecord & { validityStatus?: string };
    const isRepealed = (other ? recordOf(other).relatedRecords : []).some(
      (related) => related.relation === 'repeals' && related.indexNumber === indexNumber,
    );
    if (isRepealed) expect(validityStatus).toBe('repealed');
  }
}

/** Whatever repeals a public document goes out no earlier than the mark on it. */
function assertMarkedBefore(originals: PublicState, { changes }: PublicState): void {
  for (const change of changes.filter(isPublication)) {
    const related = recordOf(change).relatedRecords.filter(({ relation }) => relation === 'repeals');
    for (const { indexNumber } of related) {
      const original = stateAt(originals, change);
      if (!original || recordOf(original).indexNumber !== indexNumber) continue;
      expect(recordOf(original)['validityStatus']).toBe('repealed');
    }
  }
}

/** What readers saw of a record when another change came to them, its own bundle included; undefined for nothing. */
function stateAt({ changes }: PublicState, { seq, approval }: PublishChange): PublishChange | undefined {
  const bundled = changes
    .filter(isPublication)
    .find((other) => other.approval.bundle?.id === (approval.bundle?.id ?? ''));
  const last = bundled ?? changes.findLast((other) => other.seq < seq);
  return last && isPublication(last) ? last : undefined;
}
