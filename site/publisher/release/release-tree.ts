import { closeSync, existsSync, linkSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { flushFileSystem, flushPath } from '../flush.ts';
import type { ReleaseFile } from './release-file.ts';

/** Above this many changed files the whole file system is flushed once, which beats one fsync a file. */
const fsyncEach = 64;

export type ReleaseTree = ReturnType<typeof releaseTree>;

/**
 * A release under construction in a folder of its own. Files are only ever added or unlinked, never written over:
 * most are hard links to files that readers are being served.
 */
export function releaseTree(folder: string) {
  const changedFiles = new Set<string>();
  const changedFolders = new Set<string>();
  const folders = new Set<string>();

  function prepare(path: string): string {
    const target = inside(folder, path);
    const parent = dirname(target);
    if (!folders.has(parent)) {
      for (let made = parent; made.length >= folder.length && !existsSync(made); made = dirname(made))
        changedFolders.add(dirname(made));
      mkdirSync(parent, { recursive: true });
      folders.add(parent);
    }
    changedFolders.add(parent);
    rmSync(target, { force: true });
    return target;
  }

  return {
    folder,
    write(path: string, bytes: Uint8Array): void {
      const target = prepare(path);
      const handle = openSync(target, 'wx', 0o644);
      try {
        writeFully(handle, bytes);
      } finally {
        closeSync(handle);
      }
      changedFiles.add(target);
    },
    /** Adds a file of another release or of the file store, which is on disk already. */
    link(path: string, source: string): void {
      linkSync(source, prepare(path));
    },
    put(file: ReleaseFile): void {
      if ('bytes' in file) this.write(file.path, file.bytes);
      else this.link(file.path, file.source);
    },
    remove(path: string): void {
      prepare(path);
      changedFiles.delete(inside(folder, path));
    },
    /** Returns once every byte and every name is on disk. @throws when a flush fails: the tree must not be used then. */
    async flush(): Promise<void> {
      if (changedFiles.size + changedFolders.size > fsyncEach) await flushFileSystem(folder);
      else for (const path of [...changedFiles, ...changedFolders]) await flushPath(path);
      changedFiles.clear();
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

function writeFully(handle: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
}
