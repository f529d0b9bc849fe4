import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatVersion } from '../../src/search/format.ts';
import { buildShard } from './build-shard.ts';
import { exists, writeFolder } from './durable-files.ts';
import type { TextFile } from './texts.ts';

/** A record of a shard; its ordinal is its place in the list. */
export interface ShardRecord {
  path: string;
  seq: number;
  source: string;
}

/** What the stage knows of a shard folder, kept in it as `contents.json`; readers do not get it. */
export interface ShardContents {
  records: ShardRecord[];
  /** The files that readers get. */
  files: string[];
}

/** Name of the shard that holds these records: the same records, the same name, whenever and wherever it is built. */
export function shardId(records: readonly ShardRecord[]): string {
  const lines = records.map(({ path, source }) => `${path} ${source}`).sort();
  return createHash('sha256')
    .update([formatVersion, ...lines].join('\n'))
    .digest('hex')
    .slice(0, 16);
}

/** Builds the shard of these texts and writes its folder, unless it is there already. Returns its name. */
export async function writeShard(folder: string, texts: TextFile[]): Promise<string> {
  const sorted = texts.toSorted((a, b) => compare(b.text.date, a.text.date) || b.text.seq - a.text.seq);
  const records = sorted.map(({ text, source }) => ({ path: text.path, seq: text.seq, source }));
  const id = shardId(records);
  if (await exists(join(folder, id))) return id;
  await writeFolder(join(folder, id), withContents(records, sorted));
  return id;
}

function* withContents(
  records: ShardRecord[],
  sorted: TextFile[],
): Generator<{ name: string; bytes: Uint8Array | string }> {
  const files: string[] = [];
  for (const file of buildShard(sorted.map(({ text }) => text))) {
    files.push(file.name);
    yield file;
  }
  yield { name: 'contents.json', bytes: JSON.stringify({ records, files } satisfies ShardContents) };
}

export async function readContents(folder: string, id: string): Promise<ShardContents> {
  // Written by `writeShard`.
  return JSON.parse(await readFile(join(folder, id, 'contents.json'), 'utf8')) as ShardContents;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
