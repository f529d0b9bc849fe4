import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { YangguangError } from '@yangguang/schemas';
import { writeWhole } from './write-whole.ts';

/** The right to switch, which each publisher takes from the one before it. */
export interface Lease {
  /** Counts the holders: larger than that of every holder before. */
  epoch: number;
  /** @throws {YangguangError} `publisher.lease-lost` when another publisher has taken over. */
  assertHeld: () => void;
}

/**
 * Takes over from whoever published before: a file named by the next number, which only one can make. The lock keeps
 * two publishers apart as long as its file is what it was; a holder that was stopped while that file got lost finds
 * here that it is no longer the one (A9).
 */
export function takeLease(folder: string): Lease {
  mkdirSync(folder, { recursive: true });
  const token = randomUUID();
  const epoch = claim(folder, token);
  for (const earlier of epochs(folder)) if (earlier < epoch) rmSync(join(folder, String(earlier)), { force: true });
  return {
    epoch,
    assertHeld(): void {
      if (Math.max(...epochs(folder)) !== epoch || tokenOf(folder, epoch) !== token)
        throw new YangguangError('publisher.lease-lost', folder);
    },
  };
}

/** Makes the file of the next number, on disk when it returns. */
function claim(folder: string, token: string): number {
  for (;;) {
    const epoch = Math.max(0, ...epochs(folder)) + 1;
    try {
      const handle = openSync(join(folder, String(epoch)), 'wx');
      writeWhole(handle, token);
      flush(handle);
      flush(openSync(folder, 'r'));
      return epoch;
    } catch (error) {
      // Another one was faster.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function flush(handle: number): void {
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function epochs(folder: string): number[] {
  return names(folder).map(Number).filter(Number.isInteger);
}

/** A folder that somebody removed holds no lease, ours neither. */
function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function tokenOf(folder: string, epoch: number): string {
  return readFileSync(join(folder, String(epoch)), 'utf8');
}

/** Does what only the holder may. What goes wrong because another publisher took over meanwhile is told as that. */
export async function asHolder<T>(lease: Lease, work: () => Promise<T>): Promise<T> {
  lease.assertHeld();
  try {
    return await work();
  } catch (error) {
    lease.assertHeld();
    throw error;
  }
}
