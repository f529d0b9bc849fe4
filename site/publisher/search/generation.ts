import { createHash } from 'node:crypto';
import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { contentTypes, validityStatuses } from '@yangguang/schemas';
import { formatVersion, type SearchIndex } from '../../src/search/format.ts';
import { exists, writeDurably } from './durable-files.ts';

/** All the stage knows at one release; kept as `generation-<name>.json`. */
export interface Generation {
  version: number;
  /** Name of the readers' folder of texts; another when everything was built anew. */
  texts: string;
  /** Shards in order of the feed; the delta, when there is one, is the last. */
  shards: ShardState[];
  hasDelta: boolean;
  /** Departments by path. */
  departments: Record<string, { id: string; title: string }>;
}

export interface ShardState {
  id: string;
  records: number;
  dead: number[];
  /** Files that were replaced since the shard was built, by name, and where their bytes are below the stage's folder. */
  replaced: Record<string, string>;
}

const fileOf = (name: string): string => `generation-${name}.json`;

/** Keeps a generation and returns its name; the same state has the same name. */
export async function writeGeneration(folder: string, generation: Generation): Promise<string> {
  const json = JSON.stringify(generation);
  const name = createHash('sha256').update(json).digest('hex').slice(0, 16);
  await writeDurably(folder, [{ name: fileOf(name), bytes: json }]);
  return name;
}

/** Undefined when it, or a file that it needs, is gone or of another form: then everything is built anew. */
export async function readGeneration(folder: string, name: string): Promise<Generation | undefined> {
  if (!/^[0-9a-f]{16}$/.test(name) || !(await exists(join(folder, fileOf(name))))) return undefined;
  // Written by `writeGeneration`.
  const generation = JSON.parse(await readFile(join(folder, fileOf(name)), 'utf8')) as Generation;
  if (generation.version !== formatVersion) return undefined;
  const needed = generation.shards.flatMap(({ id, replaced }) => [
    join(id, 'contents.json'),
    ...Object.values(replaced),
  ]);
  const isThere = await Promise.all(needed.map((path) => exists(join(folder, path))));
  return isThere.every(Boolean) ? generation : undefined;
}

/** The file that readers start from. */
export function indexOf({ texts, shards, departments }: Generation): SearchIndex {
  return {
    version: formatVersion,
    texts,
    shards: shards.map(({ id, records, dead }) => ({ id, records, dead })),
    labels: {
      type: Object.fromEntries(contentTypes.map(({ name, column }) => [name, column.label])),
      validity: validityStatuses,
      department: Object.fromEntries(Object.values(departments).map(({ id, title }) => [id, title])),
    },
  };
}

/** Deletes what none of the named generations needs, `keep` by path below the folder. */
export async function clearAway(folder: string, names: readonly string[], keep: ReadonlySet<string>): Promise<void> {
  const kept = new Set([...keep, ...names.map(fileOf), 'texts', 'replaced']);
  for (const entry of await readdir(folder)) if (!kept.has(entry)) await rm(join(folder, entry), { recursive: true });
  for (const part of ['texts', 'replaced']) {
    if (!(await exists(join(folder, part)))) continue;
    for (const entry of await readdir(join(folder, part)))
      if (!keep.has(join(part, entry))) await rm(join(folder, part, entry), { recursive: true });
  }
}
