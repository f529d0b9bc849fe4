import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';

/** Replaces a small file whole or not at all. */
export function replaceFile(file: string, text: string): void {
  const draft = `${file}.next`;
  const handle = openSync(draft, 'w', 0o644);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, file);
}
