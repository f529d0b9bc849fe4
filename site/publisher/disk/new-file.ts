import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeWhole } from './write-whole.ts';

/**
 * Makes a file that is not there yet. Never writes over one: most files of a release are hard links to files that
 * readers are being served.
 *
 * @param folders - folders known to exist; those made are added.
 * @throws when the file exists or the disk is full.
 */
export function writeNewFile(target: string, bytes: Uint8Array, folders: Set<string>): void {
  makeFolder(dirname(target), folders);
  const handle = openSync(target, 'wx', 0o644);
  try {
    writeWhole(handle, bytes);
  } finally {
    closeSync(handle);
  }
}

export function makeFolder(folder: string, folders: Set<string>): void {
  if (folders.has(folder)) return;
  mkdirSync(folder, { recursive: true });
  folders.add(folder);
}
