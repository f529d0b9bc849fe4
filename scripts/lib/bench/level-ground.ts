import { closeSync, openSync, readSync } from 'node:fs';
import { capture } from '../bootstrap/capture.mjs';

const buffer = Buffer.alloc(2 ** 20);

/**
 * The same start for all that are compared: what others have written is on the disk, and what is about to be read is in the
 * system's cache, as far as that holds it.
 */
export async function levelGround(inputs: Iterable<string>): Promise<void> {
  await capture('sync', [], {});
  for (const file of inputs) read(file);
}

function read(file: string): void {
  const handle = openSync(file, 'r');
  try {
    while (readSync(handle, buffer) > 0);
  } finally {
    closeSync(handle);
  }
}
