import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { flushFileSystem } from '../disk/flush.ts';
import { openDocuments } from './documents.ts';
import { chunks } from './durable-files.ts';
import type { Departments } from './generation.ts';
import { doJob, type DocumentsAddress, type IndexJob, type IndexReply } from './index-job.ts';
import { IndexProcesses } from './index-processes.ts';
import { ShardWork } from './shard.ts';

export interface BuildSettings {
  /** Records of a large shard: more make a query cheaper, fewer make a build more parallel. */
  shardRecords: number;
  /** Up to this many records are indexed in this process, more by processes of their own. */
  inlineRecords: number;
}

/** Records cut by one job at most: what a process holds in memory. */
const jobRecords = 2500;

export interface BuiltIndex {
  /** Names of the shards, in order of the feed. */
  ids: string[];
  departments: Departments;
}

/**
 * Indexes all records. This process holds their paths, and never a text.
 *
 * @param signal - ends it with its reason; of what was made so far nobody knows.
 */
export async function buildIndex(
  folder: string,
  documents: DocumentsAddress,
  { shardRecords, inlineRecords }: BuildSettings,
  signal?: AbortSignal,
): Promise<BuiltIndex> {
  signal?.throwIfAborted();
  const paths = await pathsOf(documents);
  const runs = join(folder, 'runs');
  // Left by a build that was killed.
  await rm(runs, { recursive: true, force: true });
  const cores = availableParallelism();
  const processes = paths.length <= inlineRecords ? undefined : new IndexProcesses(cores);
  const stop = (): void => processes?.stop();
  signal?.addEventListener('abort', stop);
  const run = (job: IndexJob): Promise<IndexReply> => processes?.do(job) ?? doJob(job);
  const perJob = Math.min(jobRecords, processes ? Math.ceil(paths.length / cores) : paths.length);
  try {
    const shards = await Promise.all(
      [...chunks(paths, shardRecords)].map(async (ofShard) => {
        const cuts = [...chunks(ofShard, perJob)].map((share) =>
          run({ kind: 'cut', folder, runs, documents, paths: share }),
        );
        const parts = await Promise.all(cuts);
        const { id } = await run({
          kind: 'merge',
          folder,
          from: runs,
          shards: statesOf(runs, parts),
          existing: 'replace',
        });
        return { id, departments: Object.assign({}, ...parts.map(({ departments }) => departments)) as Departments };
      }),
    );
    signal?.throwIfAborted();
    await flushFileSystem(folder);
    await rm(runs, { recursive: true, force: true });
    return {
      ids: shards.map(({ id }) => id),
      departments: Object.assign({}, ...shards.map(({ departments }) => departments)) as Departments,
    };
  } catch (error) {
    // A process that was stopped has not failed.
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
    stop();
  }
}

function statesOf(runs: string, parts: readonly IndexReply[]) {
  return parts.map(({ id }) => {
    const part = ShardWork.fresh(runs, id);
    part.close();
    return part.state;
  });
}

async function pathsOf({ module, file }: DocumentsAddress): Promise<string[]> {
  const documents = await openDocuments(module, file);
  try {
    return documents.paths();
  } finally {
    documents.close();
  }
}
