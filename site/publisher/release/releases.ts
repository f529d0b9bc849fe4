import { mkdirSync, readdirSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { flushPath } from '../disk/flush.ts';

export type Releases = ReturnType<typeof openReleases>;

/** Who may switch: `assertHeld` throws as soon as another publisher has taken over. */
export interface Holder {
  epoch: number;
  assertHeld: () => void;
}

/**
 * The folder of releases: `<number>/public` is a web root, `current` a symbolic link to the number being served. Trees
 * that are no release have names that begin with a dot (`tree-pool.ts`).
 */
export function openReleases(siteVar: string, holder: Holder) {
  const folder = join(siteVar, 'releases');
  const current = join(siteVar, 'current');
  const nextLink = `${current}.next-${holder.epoch}`;
  mkdirSync(folder, { recursive: true });
  // A link that an earlier holder has made and not moved yet: without it, it cannot switch any more.
  for (const name of readdirSync(siteVar))
    if (name.startsWith('current.next')) rmSync(join(siteVar, name), { force: true });
  /** When releases stopped being served, as far as this process saw it, by the clock that never jumps. */
  const leftAt = new Map<number, number>();

  const numbers = (): number[] =>
    readdirSync(folder)
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .sort((a, b) => a - b);
  const folderOf = (number: number): string => join(folder, String(number));

  return {
    folder,
    folderOf,
    /** The web root of a release. */
    publicFolderOf: (number: number): string => join(folderOf(number), 'public'),
    numbers,
    /** Number of the release being served; undefined before the first. */
    current(): number | undefined {
      try {
        return Number(readlinkSync(current).split('/').at(-1));
      } catch {
        return undefined;
      }
    },
    /** Gives the flushed draft its number, on disk when it returns. */
    async nameDraft(draft: string, number: number): Promise<void> {
      await rename(draft, folderOf(number));
      await flushPath(folder);
    },
    /** Readers have the old release until the rename inside, the new one after it. */
    async switchTo(number: number): Promise<void> {
      const before = this.current();
      await rm(nextLink, { force: true });
      await symlink(join('releases', String(number)), nextLink);
      // Only then: a holder that takes over after this look removes the link, and the rename fails.
      holder.assertHeld();
      await rename(nextLink, current);
      await flushPath(siteVar);
      if (before !== undefined) leftAt.set(before, performance.now());
    },
    /** How long a release that is not served has not been: readers may be in the middle of a file of it. */
    msSinceServed(number: number): number {
      const left = leftAt.get(number);
      if (left !== undefined) return performance.now() - left;
      const next = numbers().find((other) => other > number);
      if (next === undefined) return Infinity;
      // Written just before the switch to it.
      const written = statSync(join(folderOf(next), 'release.json'), { throwIfNoEntry: false });
      const ageMs = Date.now() - (written?.mtimeMs ?? Infinity);
      if (ageMs >= 0) return ageMs;
      // A clock that was set back says nothing, nor does what is left of a release: from here on the other one counts (A14).
      leftAt.set(number, performance.now());
      return 0;
    },
    /** Takes its number away first, on disk: half of it must never be taken for a release. */
    async discard(number: number): Promise<void> {
      const trash = join(folder, `.trash-${holder.epoch}-${number}`);
      await rename(folderOf(number), trash);
      await flushPath(folder);
      await rm(trash, { recursive: true });
    },
  };
}
