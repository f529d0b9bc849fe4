import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync } from 'node:fs';
import { rename, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { flushFileSystem, flushPath } from '../flush.ts';

/** Releases kept to go back to. */
const kept = 10;
/** Links made before other work of the process gets its turn. */
const linksAtOnce = 500;

export type Releases = ReturnType<typeof openReleases>;

/** Who may switch: `assertHeld` throws as soon as another publisher has taken over. */
export interface Holder {
  epoch: number;
  assertHeld: () => void;
}

/**
 * The folder of releases: `<number>/public` is a web root, `current` a symbolic link to the number being served,
 * `.next-<epoch>` the release under construction. What an earlier holder has under construction takes the name of
 * this one, so that a process of the earlier one that wakes up again writes to no release of this one (A9).
 */
export function openReleases(siteVar: string, holder: Holder) {
  const folder = join(siteVar, 'releases');
  const current = join(siteVar, 'current');
  const nextLink = `${current}.next-${holder.epoch}`;
  const draft = join(folder, `.next-${holder.epoch}`);
  const baseFile = join(draft, 'base');
  mkdirSync(folder, { recursive: true });
  // A link that an earlier holder has made and not moved yet: without it, it cannot switch any more.
  for (const name of readdirSync(siteVar))
    if (/^current\.next/.test(name)) rmSync(join(siteVar, name), { force: true });
  takeOverDraft(folder, draft);

  const numbers = (): number[] =>
    readdirSync(folder)
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .sort((a, b) => a - b);

  return {
    folderOf: (number: number): string => join(folder, String(number)),
    /** The web root of a release. */
    publicFolderOf: (number: number): string => join(folder, String(number), 'public'),
    numbers,
    /** Number of the release being served; undefined before the first. */
    current(): number | undefined {
      try {
        return Number(readlinkSync(current).split('/').at(-1));
      } catch {
        return undefined;
      }
    },
    /** Number of the release that the draft is a copy of; undefined when there is no whole draft. */
    draftBase(): number | undefined {
      return existsSync(baseFile) ? Number(readFileSync(baseFile, 'utf8')) : undefined;
    },
    /**
     * Makes the draft a copy of a release, by hard links and on disk when it returns. Done while nothing is waiting,
     * so that a publication pays for what it changes and not for the size of the site.
     */
    async copyToDraft(number: number, paths: Iterable<string>): Promise<string> {
      await rm(draft, { recursive: true, force: true });
      await linkAll(join(folder, String(number), 'public'), join(draft, 'public'), paths);
      await flushFileSystem(draft);
      await writeFile(baseFile, String(number));
      return draft;
    },
    async emptyDraft(): Promise<string> {
      await rm(draft, { recursive: true, force: true });
      mkdirSync(join(draft, 'public'), { recursive: true });
      return draft;
    },
    /** Takes away the sign that the draft is a whole copy: it is about to change. */
    async claimDraft(): Promise<string> {
      await unlink(baseFile);
      // On disk before the first change: after a power failure the sign must not be back on a draft that has changed.
      await flushPath(draft);
      return draft;
    },
    /** Says that the draft, which was claimed and not changed, is a whole copy again. */
    async returnDraft(number: number): Promise<void> {
      await writeFile(baseFile, String(number));
    },
    /** Gives the flushed draft its number, on disk when it returns. */
    async nameDraft(number: number): Promise<void> {
      await rename(draft, join(folder, String(number)));
      await flushPath(folder);
    },
    /** Readers have the old release until the rename inside, the new one after it. */
    async switchTo(number: number): Promise<void> {
      await rm(nextLink, { force: true });
      await symlink(join('releases', String(number)), nextLink);
      // Only then: a holder that takes over after this look removes the link, and the rename fails.
      holder.assertHeld();
      await rename(nextLink, current);
      await flushPath(siteVar);
    },
    async discard(number: number): Promise<void> {
      await rm(join(folder, String(number)), { recursive: true, force: true });
    },
    /** Removes all but the newest releases; never the one being served. */
    async prune(): Promise<void> {
      const serving = this.current();
      for (const number of numbers().slice(0, -kept)) if (number !== serving) await this.discard(number);
    },
  };
}

function takeOverDraft(folder: string, draft: string): void {
  const drafts = readdirSync(folder).filter((name) => name.startsWith('.next'));
  const whole = drafts.find((name) => existsSync(join(folder, name, 'base')));
  for (const name of drafts) if (name !== whole) rmSync(join(folder, name), { recursive: true, force: true });
  if (whole !== undefined) renameSync(join(folder, whole), draft);
}

async function linkAll(from: string, to: string, paths: Iterable<string>): Promise<void> {
  const made = new Set<string>();
  let links = 0;
  mkdirSync(to, { recursive: true });
  for (const path of paths) {
    const target = join(to, path);
    const parent = dirname(target);
    if (!made.has(parent)) {
      mkdirSync(parent, { recursive: true });
      made.add(parent);
    }
    linkSync(join(from, path), target);
    links += 1;
    if (links % linksAtOnce === 0) await new Promise(setImmediate);
  }
}
