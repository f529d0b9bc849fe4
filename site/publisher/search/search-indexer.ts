import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { ReleaseFile } from '../release/release-file.ts';
import type { SearchInput, SearchOutput, SearchStage } from '../search-stage.ts';
import { formatVersion, type SearchRecord } from '../../src/search/format.ts';
import { buildShards, type BuildSettings, type Entry } from './build-shards.ts';
import { clearAway, indexOf, readGeneration, writeGeneration, type Generation } from './generation.ts';
import { searchDocument } from './search-document.ts';
import { releasePath, ShardWork } from './shard.ts';
import type { ShardRecord } from './shard-folder.ts';

export interface SearchSettings extends BuildSettings {
  /** The delta is merged into the large shards when it holds more records than this. */
  deltaRecords: number;
  /** Told when a merge in the background fails; publishing goes on, and the next change tries again. */
  onFailedMerge: (cause: unknown) => void;
}

const defaults: SearchSettings = {
  shardRecords: 25_000,
  inlineRecords: 500,
  deltaRecords: 200,
  onFailedMerge: (cause) => console.error('search: merge of the delta failed', cause),
};
/** After this many changes files that no release needs are looked for. */
const changesBetweenClearing = 50;

/** The index as one call of `update` works on it. */
interface Work {
  folder: string;
  texts: string;
  large: ShardWork[];
  delta: ShardWork | undefined;
  departments: Generation['departments'];
  files: ReleaseFile[];
  dropped: Set<string>;
}

/** A merge of the delta into large shards, running beside the publishing. */
interface Merge {
  /** Names of the new shards once they are built. */
  built: string[] | undefined;
  /** Paths that changed since it began. */
  since: Set<string>;
  /** The generation it began from and those that followed; on any other, after a way back, it is of no use. */
  generations: Set<string>;
  isStale: boolean;
  done: Promise<void>;
}

/**
 * Keeps the search index: large shards, and a small one, the delta, with what changed since they were built. A change
 * costs the delta; a withdrawal also those blocks of a large shard that name the record; the rest is merged in the
 * background. Answers are the same however the records are spread over shards.
 */
export class SearchIndexer implements SearchStage<SearchRecord> {
  readonly documentOf = searchDocument;
  readonly #settings: SearchSettings;
  #merge: Merge | undefined;
  #changes = 0;

  constructor(settings: Partial<SearchSettings> = {}) {
    this.#settings = { ...defaults, ...settings };
  }

  async update(input: SearchInput<SearchRecord>): Promise<SearchOutput> {
    const before = input.generation === undefined ? undefined : await readGeneration(input.folder, input.generation);
    if (this.#merge && !this.#merge.generations.has(input.generation ?? '')) this.#merge.isStale = true;
    const work = before ? await openWork(input.folder, before) : await this.#buildAll(input);
    if (before) await this.#change(work, input);
    const state = stateOf(work);
    const generation = await writeGeneration(input.folder, state);
    this.#merge?.generations.add(generation);
    await this.#clear(input, work, before, generation);
    if (before) this.#mergeWhenLarge(work, generation);
    const index: ReleaseFile = { path: releasePath('index.json'), bytes: Buffer.from(JSON.stringify(indexOf(state))) };
    const paths = new Set(work.files.map(({ path }) => path));
    return {
      generation,
      files: [...work.files, index],
      dropped: before ? [...work.dropped].filter((path) => !paths.has(path)).sort() : 'others',
    };
  }

  /** Settles when no merge is running. */
  async idle(): Promise<void> {
    await this.#merge?.done;
  }

  async #buildAll({ folder, all }: SearchInput<SearchRecord>): Promise<Work> {
    const records = [...all()].map(({ document }) => document).sort((a, b) => a.seq - b.seq);
    const ids = await buildShards(
      folder,
      records.map((record): Entry => ({ record })),
      this.#settings,
    );
    const large = await Promise.all(ids.map((id) => ShardWork.fresh(folder, id)));
    const texts = `t${createHash('sha256').update(ids.join()).digest('hex').slice(0, 8)}`;
    const work: Work = { folder, texts, large, delta: undefined, departments: {}, files: [], dropped: new Set() };
    for (const shard of large) work.files.push(...shard.files(), ...textFiles(work, shard.living()));
    noteDepartments(work, records);
    return work;
  }

  async #change(work: Work, { put, removed }: SearchInput<SearchRecord>): Promise<void> {
    const changed = new Set([...put.map(({ path }) => path), ...removed]);
    await this.#adoptMerge(work);
    for (const shard of work.large) {
      const buried = shard.bury(changed);
      dropTexts(work, buried);
      const gone = new Set(removed);
      work.files.push(...(await shard.erase(buried.filter(({ path }) => gone.has(path)))));
    }
    if (work.delta) dropTexts(work, work.delta.bury(changed));
    const added = put.map(({ document }): Entry => ({ record: document }));
    if (changed.size > 0) await this.#writeDelta(work, [...(work.delta?.living() ?? []), ...added]);
    const putPaths = new Set(put.map(({ path }) => path));
    work.files.push(
      ...textFiles(
        work,
        (work.delta?.living() ?? []).filter(({ path }) => putPaths.has(path)),
      ),
    );
    for (const path of changed) this.#merge?.since.add(path);
    for (const path of removed) delete work.departments[path];
    noteDepartments(
      work,
      put.map(({ document }) => document),
    );
  }

  async #writeDelta(work: Work, entries: readonly Entry[]): Promise<void> {
    const before = work.delta;
    for (const { path } of before?.files() ?? []) work.dropped.add(path);
    work.delta = undefined;
    if (entries.length === 0) return;
    const settings = { ...this.#settings, shardRecords: Infinity };
    const [id = ''] = await buildShards(work.folder, entries, settings);
    work.delta = await ShardWork.fresh(work.folder, id);
    work.files.push(...work.delta.files());
  }

  /** Puts merged shards in place of those they were made from; what changed meanwhile stays in the delta. */
  async #adoptMerge(work: Work): Promise<void> {
    if (!this.#merge?.built) return;
    const { built, since, isStale } = this.#merge;
    this.#merge = undefined;
    if (isStale) return;
    for (const shard of work.large) for (const { path } of shard.files()) work.dropped.add(path);
    const staying = work.delta?.living().filter(({ path }) => since.has(path)) ?? [];
    work.large = await Promise.all(built.map((id) => ShardWork.fresh(work.folder, id)));
    const current = new Set(staying.map(({ path }) => path));
    for (const shard of work.large) {
      const buried = shard.bury(since);
      await shard.erase(buried.filter(({ path }) => !current.has(path)));
      work.files.push(...shard.files());
    }
    await this.#writeDelta(work, staying);
  }

  #mergeWhenLarge({ folder, large, delta }: Work, generation: string): void {
    if (this.#merge || !delta || delta.living().length <= this.#settings.deltaRecords) return;
    const entries = [...large, delta].flatMap((shard) => shard.living()).sort((a, b) => a.seq - b.seq);
    const merge: Merge = {
      ...{ built: undefined, since: new Set(), isStale: false, done: Promise.resolve() },
      generations: new Set([generation]),
    };
    merge.done = buildShards(folder, entries, this.#settings, 1).then(
      (ids) => {
        merge.built = ids;
      },
      (cause: unknown) => {
        this.#merge = undefined;
        this.#settings.onFailedMerge(cause);
      },
    );
    this.#merge = merge;
  }

  /** Now and then, and never while a merge writes. */
  async #clear(
    { folder, generation: name }: SearchInput<SearchRecord>,
    work: Work,
    before: Generation | undefined,
    generation: string,
  ): Promise<void> {
    this.#changes += 1;
    if (this.#merge || (before && this.#changes % changesBetweenClearing !== 0)) return;
    const earlier = before ? await openWork(folder, before) : undefined;
    const shards = [work, ...(earlier ? [earlier] : [])].flatMap(shardsOf);
    await clearAway(
      folder,
      name === undefined ? [generation] : [generation, name],
      new Set(shards.flatMap((shard) => shard.sources())),
    );
  }
}

async function openWork(folder: string, generation: Generation): Promise<Work> {
  const shards = await Promise.all(generation.shards.map((state) => ShardWork.open(folder, state)));
  const delta = generation.hasDelta ? shards.pop() : undefined;
  const { texts, departments } = generation;
  return { folder, texts, large: shards, delta, departments: { ...departments }, files: [], dropped: new Set() };
}

const shardsOf = ({ large, delta }: Work): ShardWork[] => [...large, ...(delta ? [delta] : [])];

function stateOf(work: Work): Generation {
  return {
    version: formatVersion,
    texts: work.texts,
    shards: shardsOf(work).map(({ state }) => state),
    hasDelta: work.delta !== undefined,
    departments: work.departments,
  };
}

function textFiles({ folder, texts }: Work, records: ShardRecord[]): ReleaseFile[] {
  return records.map(({ seq, source }) => ({ path: releasePath(texts, seq), source: join(folder, source) }));
}

function dropTexts({ texts, dropped }: Work, records: ShardRecord[]): void {
  for (const { seq } of records) dropped.add(releasePath(texts, seq));
}

/** Departments are public records like others: their names come from the same changes. */
function noteDepartments({ departments }: Work, records: readonly SearchRecord[]): void {
  for (const { type, id, path, title } of records) if (type === 'department') departments[path] = { id, title };
}
