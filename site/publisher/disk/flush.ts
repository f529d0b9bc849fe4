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

/** Flushes the whole file system a folder is on, by `syncfs` of coreutils: one call instead of one a file. */
export async function flushFileSystem(folder: string): Promise<void> {
  await promisify(execFile)('sync', ['-f', folder]);
}
