import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { rename, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { flushFileSystem, flushPath } from '../flush.ts';

/** Releases kept to go back to. */
const kept = 10;
/** Links made before other work of the process gets its turn. */
const linksAtOnce = 500;

export type Releases = ReturnType<typeof openReleases>;

/**
 * The folder of releases: `<number>/public` is a web root, `current` a symbolic link to the number being served,
 * `.next` the release under construction.
 */
export function openReleases(siteVar: string) {
  const folder = join(siteVar, 'releases');
  const current = join(siteVar, 'current');
  const draft = join(folder, '.next');
  const baseFile = join(draft, 'base');
  mkdirSync(folder, { recursive: true });

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
      const next = `${current}.next`;
      await rm(next, { force: true });
      await symlink(join('releases', String(number)), next);
      await rename(next, current);
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
