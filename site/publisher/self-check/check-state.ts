import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Log } from '../log.ts';
import { replaceFile } from '../disk/replace-file.ts';

/** More paths than these are counted, not named. */
const namedPaths = 200;

const dayMs = 24 * 3_600_000;

/** Why incremental builds are off. */
const Mismatch = z.strictObject({
  at: z.iso.datetime(),
  release: z.int(),
  /** The code that made it: other code is trusted anew. */
  bundle: z.string(),
  count: z.int(),
  paths: z.array(z.string()),
  /** Whether a full build has taken the place of the wrong release. */
  isRebuilt: z.boolean(),
});
const State = z.strictObject({
  /** When a check came to a result last; before the first one, when the publisher began. */
  checkedAt: z.iso.datetime(),
  mismatch: Mismatch.nullable(),
});

export type Mismatch = z.infer<typeof Mismatch>;
export type CheckState = ReturnType<typeof openCheckState>;

/** What the self-check found, in a file of its own: neither a restart nor the loss of the cache forgets it. */
export function openCheckState(
  file: string,
  log: Log,
  noteDamage: (file: string) => void = () => undefined,
  now: () => Date = () => new Date(),
) {
  let state: z.infer<typeof State> = readState() ?? { checkedAt: now().toISOString(), mismatch: null };

  function readState(): z.infer<typeof State> | undefined {
    if (!existsSync(file)) return undefined;
    try {
      return State.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch (error) {
      log('self-check-state-unreadable', { file, problem: String(error) });
      noteDamage(file);
      // What was wrong with the release is found again by the next check, which is due at once.
      return { checkedAt: new Date(now().getTime() - dayMs).toISOString(), mismatch: null };
    }
  }

  function save(next: z.infer<typeof State>): void {
    replaceFile(file, JSON.stringify(next));
    state = next;
  }

  return {
    checkedAt: (): Date => new Date(state.checkedAt),
    checked: (): void => save({ ...state, checkedAt: now().toISOString() }),
    mismatch: (): Mismatch | null => state.mismatch,
    /** Turns incremental builds off. */
    distrust(release: number, bundle: string, paths: readonly string[]): void {
      const mismatch = { release, bundle, count: paths.length, paths: paths.slice(0, namedPaths), isRebuilt: false };
      save({ ...state, mismatch: { at: now().toISOString(), ...mismatch } });
    },
    /** Whether incremental builds are trusted, with this code. */
    isTrusted: (bundle: string): boolean => state.mismatch?.bundle !== bundle,
    /** Whether the wrong release is still the live one. */
    owesRebuild: (bundle: string): boolean => state.mismatch?.bundle === bundle && !state.mismatch.isRebuilt,
    rebuilt(): void {
      if (state.mismatch && !state.mismatch.isRebuilt)
        save({ ...state, mismatch: { ...state.mismatch, isRebuilt: true } });
    },
    /** Turns incremental builds on again. */
    trust(): void {
      if (state.mismatch) save({ ...state, mismatch: null });
    },
  };
}
