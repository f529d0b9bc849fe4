import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { flushFileSystem, flushPath } from '../disk/flush.ts';
import { bringUp } from './bring-up.ts';
import type { Holder, Releases } from './releases.ts';
import type { TreeChanges } from './tree-changes.ts';

/** Releases whose trees stay as they were served. */
const keptTrees = 10;
/**
 * Spares kept ready while the publisher runs: with the kept trees enough for eight publications a second, each tree
 * left alone for its time. And the most that are kept when many trees become spares at once.
 */
const readySpares = 6;
const mostSpares = keptTrees + readySpares;
/** What a tree consists of; all else in a release is written anew for each. */
const parts = ['public', 'gone'];
/** A reader may be in the middle of a file of a release for this long after it was left. */
const graceMs = 2000;

/** A tree that is no release: equal to release `base`, or on its way from there to a later one. */
interface Spare {
  name: string;
  base: number;
}

export type TreePool = ReturnType<typeof treePool>;

/**
 * Trees to build the next release in, so that a publication pays for what it changes and not for the size of the site
 * (decision 0022). The oldest release becomes a spare and is brought up to the live one by the paths touched since. Only
 * after a full build are whole copies made, by a process of their own.
 *
 * Names tell what a tree is: `.spare-<epoch>-<base>-<n>`, `.next-<epoch>` the draft, `.copy-…` and `.trash-…` what is
 * being made or removed. A holder gives them names with its own epoch, so that an earlier one writes to none of them.
 */
export function treePool(releases: Releases, changes: TreeChanges, holder: Holder) {
  const { folder } = releases;
  const draft = join(folder, `.next-${holder.epoch}`);
  const aborting = new AbortController();
  const background = new Set<Promise<void>>();
  let copying: { base: number; done: Promise<void> } | undefined;
  let dueMs: number | undefined;
  let isPatient = true;
  let counter = 0;

  const pathOf = (name: string): string => join(folder, name);
  const nameOf = (kind: string, base: number): string => `.${kind}-${holder.epoch}-${base}-${(counter += 1)}`;

  function spares(): Spare[] {
    const found = readdirSync(folder).flatMap((name) => {
      const match = /^\.spare-(\d+)-(\d+)-\d+$/.exec(name);
      return match && Number(match[1]) === holder.epoch ? [{ name, base: Number(match[2]) }] : [];
    });
    return found.sort((a, b) => b.base - a.base);
  }

  /** A tree alone, without what describes a release. */
  async function strip(tree: string): Promise<void> {
    for (const name of readdirSync(tree)) if (!parts.includes(name)) await rm(join(tree, name), { recursive: true });
  }

  const isUsable = (base: number, live: number): boolean => base >= changes.oldest() && base <= live;

  async function remove(name: string): Promise<void> {
    const trash = name.startsWith('.trash') ? name : nameOf('trash', 0);
    if (trash !== name) {
      await rename(pathOf(name), pathOf(trash));
      // On disk before its files go: after a power failure what is left of it must not be a release.
      await flushPath(folder);
    }
    const removing = run('rm', ['-rf', pathOf(trash)]);
    if (isPatient) await removing;
    else keep(removing);
  }

  function keep(work: Promise<void>): void {
    const kept = work.finally(() => background.delete(kept));
    background.add(kept);
    // Told to whoever waits for it; what is left over is found at the next start.
    kept.catch(() => undefined);
  }

  async function run(program: string, args: string[]): Promise<void> {
    await promisify(execFile)('nice', ['-n', '10', program, ...args], { signal: aborting.signal });
  }

  /** A whole copy, by hard links: O(site), so only after a full build, and not in this process. */
  async function copy(live: number): Promise<void> {
    const name = nameOf('copy', live);
    mkdirSync(pathOf(name));
    const sources = parts.map((part) => join(releases.folderOf(live), part)).filter((folder) => existsSync(folder));
    await run('cp', ['-al', ...sources, pathOf(name)]);
    await flushFileSystem(pathOf(name));
    await rename(pathOf(name), pathOf(nameOf('spare', live)));
  }

  function beginCopy(live: number): Promise<void> {
    copying ??= { base: live, done: copy(live).finally(() => (copying = undefined)) };
    return copying.done;
  }

  /** Whole copies until enough spares are ready; later on recycled trees keep their number. */
  async function fill(): Promise<void> {
    for (;;) {
      const live = releases.current();
      if (live === undefined || !isUsable(live, live) || spares().length >= readySpares || aborting.signal.aborted)
        return;
      await beginCopy(live);
    }
  }

  /** Takes a release that is out of reach apart from the others; nobody may ask for it by its number any more. */
  async function recycle(number: number): Promise<Spare> {
    holder.assertHeld();
    const spare = { name: nameOf('spare', number), base: number };
    await rename(releases.folderOf(number), pathOf(spare.name));
    // On disk before it changes: after a power failure it must not be back under its number.
    await flushPath(folder);
    await strip(pathOf(spare.name));
    return spare;
  }

  async function bringUpTo(live: number, spare: Spare): Promise<Spare> {
    if (spare.base === live) return spare;
    const paths = changes.between(spare.base, live);
    await bringUp(releases.folderOf(live), pathOf(spare.name), paths);
    const fresh = { name: nameOf('spare', live), base: live };
    await rename(pathOf(spare.name), pathOf(fresh.name));
    return fresh;
  }

  /** Releases that may be taken apart once their readers are gone: the oldest beyond those kept, all after a take-down. */
  function superfluous(live: number): number[] {
    // One that is being copied stays until it is.
    const numbers = releases.numbers().filter((number) => number !== live && number !== copying?.base);
    const purged = changes.purgeBefore();
    return numbers.filter((number, index) => number < purged || index < numbers.length + 1 - keptTrees);
  }

  async function takeApart(live: number): Promise<void> {
    for (const number of superfluous(live)) {
      const restMs = graceMs - releases.msSinceServed(number);
      if (restMs > 0 && isPatient) await wait(restMs);
      else if (restMs > 0) {
        dueMs = Math.min(dueMs ?? Infinity, restMs);
        continue;
      }
      const isWanted = spares().length < (changes.purgeBefore() > number ? mostSpares : readySpares);
      if (isUsable(number, live) && isWanted) await recycle(number);
      else await remove(String(number));
    }
  }

  /** After a take-down every spare is brought up, not only the next one: each may hold what was withdrawn. */
  async function finishPurge(live: number): Promise<void> {
    const purged = changes.purgeBefore();
    if (purged === 0) return;
    for (const spare of spares()) if (spare.base < purged) await bringUpTo(live, spare);
    // What is being copied may be a tree from before.
    if (!copying && releases.numbers().every((number) => number >= purged)) changes.setPurge(0);
    else dueMs ??= graceMs / 4;
  }

  async function spareFor(live: number): Promise<Spare> {
    const [ready] = spares().filter(({ base }) => isUsable(base, live));
    if (ready) return ready;
    // Rather one release less to look at than a publication that waits for a copy.
    const [oldest] = releases
      .numbers()
      .filter((number) => number < live - 1 && number !== copying?.base && isUsable(number, live));
    if (!isPatient && oldest !== undefined) {
      await wait(Math.max(0, graceMs - releases.msSinceServed(oldest)));
      return recycle(oldest);
    }
    await beginCopy(live);
    return spareFor(live);
  }

  /** What a failed publication left is not built on. */
  async function clearDraft(): Promise<void> {
    const left = readdirSync(folder).find((name) => pathOf(name) === draft);
    if (left !== undefined) await remove(left);
  }

  return {
    /** Removes what an earlier process left unfinished and takes over its spares. */
    async open(): Promise<void> {
      const live = releases.current();
      // Made by code that kept no lists of changes.
      if (live !== undefined && changes.oldest() === Infinity) changes.beginAt(live);
      for (const name of readdirSync(folder)) {
        const spare = /^\.spare-\d+-(\d+)-\d+$/.exec(name);
        if (spare) await rename(pathOf(name), pathOf(nameOf('spare', Number(spare[1]))));
        else if (/^\.(next|copy|trash)/.test(name)) await remove(name);
      }
    },
    async emptyDraft(): Promise<string> {
      await clearDraft();
      mkdirSync(join(draft, 'public'), { recursive: true });
      return draft;
    },
    /** A tree that is equal to the live release, to build the next one in. */
    async claimDraft(live: number): Promise<string> {
      await clearDraft();
      const { name } = await bringUpTo(live, await spareFor(live));
      await rename(pathOf(name), draft);
      // On disk before the first change: after a power failure it must not be a spare again.
      await flushPath(folder);
      return draft;
    },
    /** Makes a draft a spare again: undoes what was done at these paths. */
    async returnDraft(live: number, paths: readonly string[]): Promise<void> {
      await bringUp(releases.folderOf(live), draft, paths);
      await strip(draft);
      await rename(draft, pathOf(nameOf('spare', live)));
    },
    /**
     * Gets a tree ready for the next publication and lets go of releases too old to go back to. Costs what changed;
     * copies and removals of whole trees go on in the background while the publisher runs.
     */
    async prepare(live: number): Promise<void> {
      dueMs = undefined;
      for (const { name, base } of spares()) if (!isUsable(base, live)) await remove(name);
      await takeApart(live);
      await finishPurge(live);
      const all = spares();
      for (const { name } of all.slice(mostSpares)) await remove(name);
      if (all.length === 0 && isPatient) await beginCopy(live);
      const [best] = spares();
      if (best) await bringUpTo(live, best);
      if (!isPatient && !copying) keep(fill());
      const bases = [...spares().map(({ base }) => base), ...releases.numbers(), copying?.base ?? live];
      changes.forgetBefore(Math.min(live, ...bases));
    },
    fill,
    /** Milliseconds after which `prepare` can do more; undefined when nothing waits. */
    dueMs: (): number | undefined => dueMs,
    /** Whole trees are copied and removed beside publications from now on. */
    workInBackground(): void {
      isPatient = false;
    },
    /** Ends what goes on in the background; what it leaves is put right at the next start. */
    async stop(): Promise<void> {
      aborting.abort();
      await Promise.allSettled([...background]);
    },
  };
}
