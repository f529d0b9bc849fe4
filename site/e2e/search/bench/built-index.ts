import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeDocuments } from '../../../publisher/search/testing/corpus-documents.ts';
import { watchMemory } from '../../../../scripts/lib/bench/peak-memory.ts';
import type { SearchRecord } from '../../../src/search/format.ts';

/** An index on disk as a release has it, and what it cost. */
export interface BuiltIndex {
  /** Web root: the files are below `search/`. */
  folder: string;
  buildMs: number;
  /** Peak memory of the process that stands for the publisher, and of it with its helpers. */
  mainRssMb: number;
  allRssMb: number;
  files: number;
  indexBytes: number;
}

/** What the build process tells. */
export type BuildReport = Pick<BuiltIndex, 'buildMs' | 'mainRssMb' | 'files' | 'indexBytes'>;

/** Builds the index of these records in a process of its own, so that its memory is its own too. */
export async function buildIndexApart(folder: string, records: readonly SearchRecord[]): Promise<BuiltIndex> {
  const place = await mkdtemp(join(folder, 'index-'));
  const snapshotFile = join(place, 'documents.db');
  await mkdir(join(place, 'stage'));
  writeDocuments(snapshotFile, records, []);
  const program = fileURLToPath(new URL('./build-process.ts', import.meta.url));
  // A group of its own: its memory is watched by group.
  const child = fork(program, [place, snapshotFile], { execArgv: [], detached: true });
  const peak = watchMemory(child.pid ?? 0, 20);
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the build ended early: ${String(code)}`);
  });
  ended.catch(() => undefined);
  // The program sends this and nothing else.
  const [report] = (await Promise.race([once(child, 'message'), ended])) as [BuildReport];
  const { allMb: allRssMb } = peak();
  child.disconnect();
  await rm(join(place, 'stage'), { recursive: true });
  return { ...report, allRssMb, folder: join(place, 'public') };
}
