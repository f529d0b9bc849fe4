import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { ReleaseFile } from '../release/release-file.ts';
import type { SearchInput, SearchOutput, SearchPlace, SearchStage } from '../publish/search-stage.ts';
import { formatVersion, type SearchRecord } from '../../src/search/format.ts';
import { buildIndex, type BuildSettings } from './build-index.ts';
import { chooseMerge, type CompactionSettings } from './compaction.ts';
import type { ShardRecord } from './contents.ts';
import { exists } from './durable-files.ts';
import {
  clearAway,
  deleteFiles,
  fileOf,
  indexOf,
  noteDepartments,
  readGeneration,
  writeGeneration,
  type Generation,
} from './generation.ts';
import { Merge } from './merge.ts';
import { searchDocument } from './search-document.ts';
import { releasePath, ShardWork, textFile } from './shard.ts';
import { writeShard } from './shard-folder.ts';
import { partOf } from './text-part.ts';
import { storeTexts } from './texts.ts';

export interface SearchSettings extends BuildSettings, CompactionSettings {
  /** Address of the module that reads the records of a snapshot. */
  documents: string;
  /** Told when a merge in the background fails; publishing goes on, and a later call tries again. */
  onFailedMerge: (cause: unknown) => void;
}

const defaults: SearchSettings = {
  shardRecords: 25_000,
  inlineRecords: 500,
  deltaRecords: 64,
  youngRecords: 2000,
  documents: new URL('./snapshot-documents.ts', import.meta.url).href,
  onFailedMerge: (cause) => console.error('search: merge of the delta failed', cause),
};

/** The index as one call of `update` works on it. */
interface Work {
  folder: string;
  texts: string;
  /** In order of the feed. */
  large: ShardWork[];
  delta: ShardWork | undefined;
  departments: Generation['departments'];
  files: ReleaseFile[];
  dropped: Set<string>;
  garbage: Set<string>;
}

/**
 * Keeps the search index: large shards, and a small one, the delta, with what changed since they were built. A change
 * costs the delta; a withdrawal also those blocks of a large shard that name the record; the rest is merged in the
 * background. Answers are the same however the records are spread over shards.
 */
export class SearchIndexer implements SearchStage<SearchRecord> {
  readonly documentOf = searchDocument;
  readonly documentModule = new URL('./search-document.ts', import.meta.url).href;
  readonly #settings: SearchSettings;
  #merge: Merge | undefined;
  /** The state reached last, so that the next change need not read it again. */
  #last: { generation: string; work: Work } | undefined;
  /** The generation whose garbage is deleted. */
  #tidied: string | undefined;

  constructor(settings: Partial<SearchSettings> = {}) {
    this.#settings = { ...defaults, ...settings };
  }

  async update(input: SearchInput<SearchRecord>): Promise<SearchOutput> {
    const before = await this.#open(input);
    // A call that fails half way leaves nothing to go on from but what is on disk.
    this.#last = undefined;
    const work = before ?? (await this.#buildAll(input));
    if (before) await this.#change(work, input);
    const state = stateOf(work);
    const generation = await writeGeneration(input.folder, state);
    this.#merge?.follow(generation);
    this.#last = { generation, work };
    const index: ReleaseFile = { path: releasePath('index.json'), bytes: Buffer.from(JSON.stringify(indexOf(state))) };
    if (!before) {
      await clearAway(input.folder, generation, new Set(shardsOf(work).flatMap((shard) => [...shard.sources()])));
      return { generation, files: everyFile(work, index), dropped: 'others' };
    }
    const paths = new Set(work.files.map(({ path }) => path));
    const dropped = [...work.dropped].filter((path) => !paths.has(path)).sort();
    return { generation, files: [...work.files, index], dropped };
  }

  async tend(place: SearchPlace): Promise<void> {
    const work = await this.#open(place);
    if (!work || place.generation === undefined) return;
    this.#last = { generation: place.generation, work };
    // It reads what may be garbage by now.
    if (this.#merge?.isRunning) return;
    this.#forgetMergeOfWithdrawn(work);
    if (this.#tidied !== place.generation)
      await deleteFiles(
        place.folder,
        [...work.garbage].filter((path) => path !== this.#merge?.built),
      );
    this.#tidied = place.generation;
    if (this.#merge) return;
    const chosen = chooseMerge(work.large, work.delta, this.#settings);
    if (chosen.length === 0) return;
    const merge = new Merge(place.folder, chosen, place.generation, this.#settings.onFailedMerge);
    this.#merge = merge;
    void merge.done.then(() => {
      if (merge.built === undefined) this.#merge = undefined;
    });
  }

  /** A merge that began before a withdrawal has made a shard with the record in it: made again without, it is gone. */
  #forgetMergeOfWithdrawn(work: Work): void {
    const { built, removed } = this.#merge ?? {};
    if (built === undefined || !removed?.size) return;
    this.#merge = undefined;
    this.#tidied = undefined;
    if (!shardsOf(work).some(({ state }) => state.id === built)) work.garbage.add(built);
  }

  /** Settles when no merge is running. */
  async idle(): Promise<void> {
    await this.#merge?.done;
  }

  /** The state at a generation, as this process left it or as it is on disk. */
  async #open({ folder, generation: name }: SearchPlace): Promise<Work | undefined> {
    const last = this.#last;
    if (last && last.generation === name && (await exists(join(folder, fileOf(last.generation))))) return last.work;
    if (last) for (const shard of shardsOf(last.work)) shard.close();
    this.#last = undefined;
    const generation = name === undefined ? undefined : await readGeneration(folder, name);
    return generation && openWork(folder, generation);
  }

  async #buildAll({ folder, snapshotFile, signal }: SearchInput<SearchRecord>): Promise<Work> {
    await this.idle();
    this.#merge = undefined;
    const { documents } = this.#settings;
    const source = { module: documents, file: snapshotFile };
    const { ids, departments } = await buildIndex(folder, source, this.#settings, signal);
    const large = ids.map((id) => ShardWork.fresh(folder, id));
    const texts = `t${createHash('sha256').update(ids.join()).digest('hex').slice(0, 8)}`;
    return { folder, texts, large, delta: undefined, departments, files: [], dropped: new Set(), garbage: new Set() };
  }

  async #change(work: Work, { generation, put, removed }: SearchInput<SearchRecord>): Promise<void> {
    work.files = [];
    work.dropped = new Set();
    work.garbage = new Set([...(this.#tidied === generation ? [] : work.garbage), fileOf(generation ?? '')]);
    const changed = new Set([...put.map(({ path }) => path), ...removed]);
    const isAdopted = await this.#adoptMerge(work, generation);
    this.#merge?.note(changed, removed);
    for (const shard of work.large) {
      const buried = shard.bury(changed);
      dropTexts(work, buried);
      await erase(work, shard, buried, new Set(removed));
    }
    if (work.delta) dropTexts(work, work.delta.bury(changed));
    const documents = put.map(({ document }) => document);
    if (changed.size > 0 || isAdopted) await writeDelta(work, documents);
    for (const path of removed) delete work.departments[path];
    noteDepartments(work.departments, documents);
    for (const needed of [...shardsOf(work).map(({ state }) => state.id), ...addedTexts(work)])
      work.garbage.delete(needed);
  }

  /** Puts a merged shard in place of those it was made from; what changed meanwhile stays in the delta. */
  async #adoptMerge(work: Work, generation: string | undefined): Promise<boolean> {
    const merge = this.#merge;
    if (!merge) return false;
    const isOfUse = merge.fits(generation);
    if (merge.isRunning && isOfUse) return false;
    this.#merge = undefined;
    // Its garbage is not known while it runs; the next full build finds it.
    if (merge.built === undefined) return false;
    if (!isOfUse) {
      work.garbage.add(merge.built);
      return false;
    }
    for (const shard of work.large.filter(({ state }) => merge.from.has(state.id))) leave(work, shard);
    const shard = ShardWork.fresh(work.folder, merge.built);
    work.large = [...work.large.filter(({ state }) => !merge.from.has(state.id)), shard].sort(byAge);
    for (const id of merge.from) work.garbage.add(id);
    const { delta } = work;
    delta?.bury([...delta.records].flatMap(({ path }) => (merge.changed.has(path) ? [] : [path])));
    // Their texts left when they changed; one that came back has its text in the delta.
    await erase(work, shard, shard.bury(merge.changed), merge.removed);
    work.files.push(...shard.files());
    return true;
  }
}

/** Takes the words of those records that were withdrawn out of a shard. */
async function erase(work: Work, shard: ShardWork, buried: ShardRecord[], removed: Set<string>): Promise<void> {
  const { files, garbage } = await shard.erase(buried.filter(({ path }) => removed.has(path)));
  work.files.push(...files);
  for (const path of garbage) work.garbage.add(path);
}

/** The delta anew: what lives in it, and what was added. */
async function writeDelta(work: Work, added: readonly SearchRecord[]): Promise<void> {
  const { folder, delta } = work;
  const texts = await storeTexts(folder, added);
  const parts = [...(delta && delta.size > 0 ? [delta] : []), ...(texts.length > 0 ? [partOf(texts)] : [])];
  const id = parts.length === 0 ? undefined : await writeShard(folder, parts);
  if (delta) leave(work, delta);
  work.delta = id === undefined ? undefined : ShardWork.fresh(folder, id);
  work.files.push(...(work.delta?.files() ?? []));
  for (const { text, source, sha256 } of texts)
    work.files.push(textFile(folder, work.texts, { seq: text.seq, source, sha256 }));
}

/** A shard leaves the index. */
function leave(work: Work, shard: ShardWork): void {
  for (const { path } of shard.files()) work.dropped.add(path);
  for (const path of [shard.state.id, ...Object.values(shard.state.replaced)]) work.garbage.add(path);
  shard.close();
}

/** Texts of records that left. */
function dropTexts({ texts, dropped, garbage }: Work, records: readonly { seq: number; source: string }[]): void {
  for (const { seq, source } of records) {
    dropped.add(releasePath(texts, seq));
    garbage.add(source);
  }
}

function addedTexts({ folder, files }: Work): string[] {
  const start = join(folder, 'texts/');
  return files.flatMap((file) =>
    'source' in file && file.source.startsWith(start) ? [file.source.slice(folder.length + 1)] : [],
  );
}

/** All that readers get, one by one: a site's texts are many. */
function* everyFile(work: Work, index: ReleaseFile): Generator<ReleaseFile> {
  for (const shard of shardsOf(work)) {
    yield* shard.files();
    yield* shard.texts(work.texts);
  }
  yield index;
}

function openWork(folder: string, generation: Generation): Work {
  const shards = generation.shards.map((state) => ShardWork.open(folder, state));
  const delta = generation.hasDelta ? shards.pop() : undefined;
  return {
    ...{ folder, texts: generation.texts, large: shards, delta, departments: { ...generation.departments } },
    ...{ files: [], dropped: new Set(), garbage: new Set(generation.garbage) },
  };
}

const shardsOf = ({ large, delta }: Work): ShardWork[] => [...large, ...(delta ? [delta] : [])];
const byAge = (a: ShardWork, b: ShardWork): number => a.state.seqs[0] - b.state.seqs[0];

function stateOf(work: Work): Generation {
  return {
    version: formatVersion,
    texts: work.texts,
    shards: shardsOf(work).map(({ state }) => structuredClone(state)),
    hasDelta: work.delta !== undefined,
    departments: work.departments,
    garbage: [...work.garbage].sort(),
  };
}
