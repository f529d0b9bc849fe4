import { createHash } from 'node:crypto';
import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { contentTypes, validityStatuses } from '@yangguang/schemas';
import { formatVersion, type SearchIndex, type SearchRecord } from '../../src/search/format.ts';
import { contentsFile } from './contents.ts';
import { exists, writeDurably } from './durable-files.ts';

/** All the stage knows at one release; kept as `generation-<name>.json`. */
export interface Generation {
  version: number;
  /** Name of the readers' folder of texts; another when everything was built anew. */
  texts: string;
  /** Shards in order of the feed; the delta, when there is one, is the last. */
  shards: ShardState[];
  hasDelta: boolean;
  departments: Departments;
  /** Files below the stage's folder that the generation before needed and this one does not. */
  garbage: string[];
}

/** Departments by path: their names are labels of a filter. */
export type Departments = Record<string, { id: string; title: string }>;

export interface ShardState {
  id: string;
  records: number;
  /** Lowest and highest place in the feed of its records, dead ones included. */
  seqs: [number, number];
  dead: number[];
  /** Files that were replaced since the shard was built, by name, and where their bytes are below the stage's folder. */
  replaced: Record<string, string>;
}

export const fileOf = (name: string): string => `generation-${name}.json`;

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
  const needed = generation.shards.flatMap(({ id, replaced }) => [join(id, contentsFile), ...Object.values(replaced)]);
  const isThere = await Promise.all(needed.map((path) => exists(join(folder, path))));
  return isThere.every(Boolean) ? generation : undefined;
}

/** The file that readers start from. */
export function indexOf({ texts, shards, departments }: Generation): SearchIndex {
  return {
    version: formatVersion,
    texts,
    shards: shards.map(({ id, records, seqs, dead }) => ({ id, records, seqs, dead })),
    labels: {
      type: Object.fromEntries(contentTypes.map(({ name, column }) => [name, column.label])),
      validity: validityStatuses,
      department: Object.fromEntries(Object.values(departments).map(({ id, title }) => [id, title])),
    },
  };
}

/** Deletes everything that the named generation does not need, `keep` by path below the folder. */
export async function clearAway(folder: string, name: string, keep: ReadonlySet<string>): Promise<void> {
  const kept = new Set([...keep, fileOf(name), 'texts', 'replaced']);
  const entries = [
    await readdir(folder),
    ...(await Promise.all(['texts', 'replaced'].map((part) => inside(folder, part)))),
  ];
  await deleteFiles(
    folder,
    entries.flat().filter((path) => !kept.has(path)),
  );
}

export async function deleteFiles(folder: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) await rm(join(folder, path), { recursive: true, force: true });
}

async function inside(folder: string, part: string): Promise<string[]> {
  if (!(await exists(join(folder, part)))) return [];
  return (await readdir(join(folder, part))).map((entry) => join(part, entry));
}

/** Departments are public records like others: their names come from the same changes. */
export function noteDepartments(departments: Departments, records: readonly SearchRecord[]): void {
  for (const { type, id, path, title } of records) if (type === 'department') departments[path] = { id, title };
}
