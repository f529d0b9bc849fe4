import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { totalmem } from 'node:os';

const bytesAtOnce = 1 << 20;

/** Which part of a file: the first of four is `{ at: 0, of: 4 }`. */
export interface Share {
  at: number;
  of: number;
}

/**
 * Brings a part of a file into the system's cache, from end to end. Where nobody has read a database for long, a full build
 * would fetch it page by page, in no order, which takes the disk many times as long. A file too large for the cache is left alone.
 *
 * @returns how many bytes were read
 */
export function readAhead(file: string, { at, of }: Share, mostBytes = totalmem() / 4): number {
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    if (size > mostBytes) return 0;
    const buffer = Buffer.alloc(bytesAtOnce);
    const [start, end] = [Math.floor((size * at) / of), Math.floor((size * (at + 1)) / of)];
    let place = start;
    while (place < end) {
      const read = readSync(handle, buffer, 0, Math.min(bytesAtOnce, end - place), place);
      if (read === 0) break;
      place += read;
    }
    return place - start;
  } finally {
    closeSync(handle);
  }
}
