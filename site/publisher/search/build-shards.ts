import { availableParallelism } from 'node:os';
import type { SearchRecord } from '../../src/search/format.ts';
import { ShardBuilder } from './shard-builder.ts';
import { writeShard } from './shard-folder.ts';
import { chunks } from './durable-files.ts';
import { readText, storeTexts, type StoredTexts, type TextFile } from './texts.ts';

/** Records told to a builder at a time. */
const batchRecords = 200;

export interface BuildSettings {
  /** Records of a large shard: more make a query cheaper, fewer make a build more parallel. */
  shardRecords: number;
  /** Up to this many records are indexed in this process, more by processes of their own. */
  inlineRecords: number;
}

/** A record to index: itself, or the file that already holds its text. */
export type Entry = { record: SearchRecord } | { source: string };

/**
 * Builds shards of these records and returns their names, in the order given.
 *
 * @param processes - how many shards are built at the same time.
 */
export async function buildShards(
  folder: string,
  entries: Iterable<Entry>,
  { shardRecords, inlineRecords }: BuildSettings,
  processes = availableParallelism(),
): Promise<string[]> {
  const building: Promise<string>[] = [];
  for (const shard of chunks(entries, shardRecords)) {
    if (building.length >= processes) await building[building.length - processes];
    const built = shard.length <= inlineRecords ? buildHere(folder, shard) : buildApart(folder, shard);
    // Awaited below in order; until then a failure must not count as unhandled.
    built.catch(() => undefined);
    building.push(built);
  }
  return Promise.all(building);
}

async function buildHere(folder: string, entries: Entry[]): Promise<string> {
  const { texts, written } = await textsOf(folder, entries);
  const [id] = await Promise.all([writeShard(folder, texts), written]);
  return id;
}

async function buildApart(folder: string, entries: Entry[]): Promise<string> {
  const builder = new ShardBuilder(folder);
  try {
    for (const batch of chunks(entries, batchRecords)) await builder.add(batch);
    return await builder.finish();
  } finally {
    builder.stop();
  }
}

/** The texts of entries, stored when they are not yet. */
export async function textsOf(folder: string, entries: readonly Entry[]): Promise<StoredTexts> {
  const { texts, written } = await storeTexts(
    folder,
    entries.flatMap((entry) => ('record' in entry ? [entry.record] : [])),
  );
  const read: TextFile[] = [];
  for (const batch of chunks(entries, 32))
    read.push(
      ...(await Promise.all(batch.flatMap((each) => ('source' in each ? [readText(folder, each.source)] : [])))),
    );
  return { texts: [...texts, ...read], written };
}
