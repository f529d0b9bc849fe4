import { linkSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { flushFileSystem, flushPaths } from '../disk/flush.ts';
import { makeFolder, writeNewFile } from '../disk/new-file.ts';
import type { ReleaseFile } from './release-file.ts';

/**
 * Above this many changed files the whole file system is flushed once, which beats one fsync a file. Below it nobody waits
 * for what other programs have written.
 */
const fsyncEach = 512;

export type ReleaseTree = ReturnType<typeof releaseTree>;

/**
 * A release under construction in a folder of its own. Files are only ever added or unlinked, never written over:
 * most are hard links to files that readers are being served.
 */
export function releaseTree(folder: string) {
  let changedFiles = new Set<string>();
  let isAllFlushed = false;
  const changedFolders = new Set<string>();
  const folders = new Set<string>();

  /** Notes every folder up to the release's own: any of them may be new. */
  function noteFolders(target: string): void {
    for (let parent = dirname(target); parent.length >= folder.length; parent = dirname(parent)) {
      if (changedFolders.has(parent)) return;
      changedFolders.add(parent);
    }
  }

  /** Names no longer count once there are too many to flush one by one: a full build has a quarter of a million. */
  function noteFile(target: string): void {
    if (isAllFlushed) return;
    changedFiles.add(target);
    if (changedFiles.size <= fsyncEach) return;
    isAllFlushed = true;
    changedFiles = new Set();
  }

  return {
    /** Adds a file; there is none at its path. */
    put(file: ReleaseFile): void {
      const target = inside(folder, file.path);
      noteFolders(target);
      if ('bytes' in file) {
        writeNewFile(target, file.bytes, folders);
        noteFile(target);
        return;
      }
      // Files of another release and of the file store are on disk already; only the name is new.
      makeFolder(dirname(target), folders);
      linkSync(file.source, target);
    },
    /** Takes note of a file that another process has written. */
    adopt(path: string): void {
      if (isAllFlushed) return;
      const target = inside(folder, path);
      noteFolders(target);
      noteFile(target);
    },
    /** Takes note of so many that all of the file system is to be flushed. */
    adoptAll(): void {
      isAllFlushed = true;
      changedFiles = new Set();
    },
    remove(path: string): void {
      const target = inside(folder, path);
      noteFolders(target);
      unlinkSync(target);
      changedFiles.delete(target);
    },
    /** Returns once every byte and every name is on disk. @throws when a flush fails: the tree must not be used then. */
    async flush(): Promise<void> {
      if (isAllFlushed || changedFiles.size + changedFolders.size > fsyncEach) await flushFileSystem(folder);
      else await flushPaths([...changedFiles, ...changedFolders]);
      changedFiles.clear();
      isAllFlushed = false;
      changedFolders.clear();
    },
  };
}

/** Joins a path from outside to a folder. @throws {RangeError} when it would leave the folder. */
function inside(folder: string, path: string): string {
  const target = join(folder, path);
  if (!target.startsWith(`${folder}/`)) throw new RangeError(`path leaves the release: ${path}`);
  return target;
}
