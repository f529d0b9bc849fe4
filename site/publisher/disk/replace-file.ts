import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { writeWhole } from './write-whole.ts';

/** Replaces a small file whole or not at all. */
export function replaceFile(file: string, text: string): void {
  const draft = `${file}.next`;
  const handle = openSync(draft, 'w', 0o644);
  try {
    writeWhole(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, file);
}
