import { renameSync } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { flushFileSystem, flushPath } from '../disk/flush.ts';

/** Files written at the same time: enough to keep the disk busy. */
const atOnce = 16;
/** Above this many files the whole file system is flushed once, which beats one flush a file. */
const flushEach = 40;

export interface NewFile {
  name: string;
  bytes: Uint8Array | string;
}

/** Whether a call returns when all is on disk, or leaves that to one flush of the whole file system by its caller. */
export type Flush = 'flush' | 'later';

/** Writes files below a folder. Each is there, whole, after a power failure, or was never there at all. */
export async function writeDurably(
  folder: string,
  files: readonly NewFile[],
  flushing: Flush = 'flush',
): Promise<void> {
  if (files.length === 0) return;
  const paths = files.map(({ name }) => join(folder, name));
  const part = (path: string): string => `${path}.${process.pid}.part`;
  await writeAll(files.map(({ bytes }, at) => ({ path: part(paths[at] ?? ''), bytes })));
  if (flushing === 'flush') await flush(folder, paths.map(part));
  for (const path of paths) renameSync(part(path), path);
  if (flushing === 'flush') await flush(folder, [...new Set(paths.map((path) => dirname(path)))]);
}

/**
 * Writes a whole folder; it appears at once and complete, in place of one that is there. Its name is on disk with the
 * next file that is written durably beside it.
 */
export async function writeFolder(folder: string, files: Iterable<NewFile>, flushing: Flush): Promise<void> {
  const temporary = `${folder}.${process.pid}.part`;
  await rm(temporary, { recursive: true, force: true });
  const written: string[] = [];
  for (const batch of chunks(files, atOnce)) {
    const paths = batch.map(({ name }) => join(temporary, name));
    await writeAll(batch.map(({ bytes }, at) => ({ path: paths[at] ?? '', bytes })));
    written.push(...paths);
  }
  if (flushing === 'flush') await flush(temporary, [...written, ...new Set(written.map((path) => dirname(path)))]);
  await rm(folder, { recursive: true, force: true });
  await rename(temporary, folder);
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') return false;
      throw cause;
    },
  );
}

export function* chunks<T>(values: Iterable<T>, size: number): Generator<T[]> {
  let chunk: T[] = [];
  for (const value of values) {
    chunk.push(value);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

async function writeAll(files: readonly { path: string; bytes: Uint8Array | string }[]): Promise<void> {
  for (const folder of new Set(files.map(({ path }) => dirname(path)))) await mkdir(folder, { recursive: true });
  for (const batch of chunks(files, atOnce)) await Promise.all(batch.map(({ path, bytes }) => writeFile(path, bytes)));
}

async function flush(folder: string, paths: readonly string[]): Promise<void> {
  if (paths.length > flushEach) await flushFileSystem(folder);
  else await Promise.all(paths.map(flushPath));
}
