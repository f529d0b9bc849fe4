import { openDocuments } from './documents.ts';
import { noteDepartments, type Departments, type ShardState } from './generation.ts';
import { ShardWork } from './shard.ts';
import { writeShard, type Existing } from './shard-folder.ts';
import { partOf } from './text-part.ts';
import { storeTexts } from './texts.ts';

/**
 * The heavy work of the index, done in processes of its own (`IndexProcesses`), so that the publisher answers meanwhile
 * and all cores work. No process ever holds more than one job's share of the records.
 */
export type IndexJob =
  /** Stores the texts of these records and cuts them: a shard below `runs`, for a merge to take. */
  | { kind: 'cut'; folder: string; runs: string; documents: DocumentsAddress; paths: string[] }
  /** Merges the living records of shards into one. */
  | { kind: 'merge'; folder: string; from: string; shards: ShardState[]; existing: Existing };

export interface DocumentsAddress {
  module: string;
  file: string;
}

export interface IndexReply {
  /** Name of the shard made. */
  id: string;
  departments: Departments;
}

export async function doJob(job: IndexJob): Promise<IndexReply> {
  return job.kind === 'cut' ? cut(job) : { id: await merge(job), departments: {} };
}

async function cut({ folder, runs, documents: address, paths }: IndexJob & { kind: 'cut' }): Promise<IndexReply> {
  const documents = await openDocuments(address.module, address.file);
  const records = paths.map((path) => documents.at(path));
  documents.close();
  const departments: Departments = {};
  noteDepartments(departments, records);
  // The builder flushes the file system once, when all texts are written.
  const id = await writeShard(runs, [partOf(await storeTexts(folder, records, 'later'))], { flush: 'later' });
  return { id, departments };
}

async function merge({ folder, from, shards, existing }: IndexJob & { kind: 'merge' }): Promise<string> {
  const parts = shards.map((state) => ShardWork.open(from, state));
  // So it does with these, which no earlier state leans on.
  const flush = existing === 'replace' ? 'later' : 'flush';
  try {
    return await writeShard(folder, parts, { existing, flush });
  } finally {
    for (const part of parts) part.close();
  }
}
