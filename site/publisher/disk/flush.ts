import { execFile } from 'node:child_process';
import { open } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Returns once a file or the names in a folder are on disk. @throws when the disk says no. */
export async function flushPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** So many flushes wait for the disk together, which then does them in one go. */
const flushedTogether = 16;

/** Returns once all of these are on disk. Nothing else on the file system is waited for. @throws when the disk says no. */
export async function flushPaths(paths: Iterable<string>): Promise<void> {
  const waiting = [...paths];
  const worker = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await flushPath(next);
  };
  await Promise.all(Array.from({ length: flushedTogether }, worker));
}

/** Flushes the whole file system a folder is on, by `syncfs` of coreutils: one call instead of one a file. */
export async function flushFileSystem(folder: string): Promise<void> {
  await promisify(execFile)('sync', ['-f', folder]);
}
