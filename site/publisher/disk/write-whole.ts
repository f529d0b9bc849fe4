import { writeSync } from 'node:fs';

/**
 * Writes all of something into an open file. The kernel may take a part and say so, as it does with the last free page of
 * a disk; what is left is then written, or fails with the reason (A4).
 */
export function writeWhole(handle: number, content: Uint8Array | string): void {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
}
