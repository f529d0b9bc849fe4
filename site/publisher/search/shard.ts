import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { ReleaseFile } from '../release/release-file.ts';
import { blockOf } from '../../src/search/block-of.ts';
import type { ShardHead } from '../../src/search/format.ts';
import { compress } from './build-shard.ts';
import { chunks, writeDurably } from './durable-files.ts';
import { changedFirstTerms, eraseFromBlock, termsOf } from './erase.ts';
import type { ShardState } from './generation.ts';
import { readContents, type ShardContents, type ShardRecord } from './shard-folder.ts';
import { readText } from './texts.ts';

/** Where readers find a file of search. */
export const releasePath = (...parts: (string | number)[]): string => ['search', ...parts].join('/');

/** A record that left a shard. */
export interface Buried extends ShardRecord {
  ordinal: number;
}

/** One shard as the publisher works on it: its folder, and what happened to its records since it was built. */
export class ShardWork {
  readonly #folder: string;
  readonly #contents: ShardContents;
  readonly #ordinals: Map<string, number>;
  readonly state: ShardState;

  constructor(folder: string, state: ShardState, contents: ShardContents) {
    this.#folder = folder;
    this.state = structuredClone(state);
    this.#contents = contents;
    const dead = new Set(state.dead);
    this.#ordinals = new Map(
      contents.records.flatMap(({ path }, ordinal) => (dead.has(ordinal) ? [] : [[path, ordinal]])),
    );
  }

  /** A shard as it was built. */
  static async fresh(folder: string, id: string): Promise<ShardWork> {
    const contents = await readContents(folder, id);
    return new ShardWork(folder, { id, records: contents.records.length, dead: [], replaced: {} }, contents);
  }

  static async open(folder: string, state: ShardState): Promise<ShardWork> {
    return new ShardWork(folder, state, await readContents(folder, state.id));
  }

  /** Living records, oldest publication first. */
  living(): ShardRecord[] {
    return [...this.#ordinals.values()]
      .flatMap((ordinal) => this.#contents.records[ordinal] ?? [])
      .sort((a, b) => a.seq - b.seq);
  }

  /** All files of the shard as readers get them, texts apart. */
  files(): { path: string; source: string }[] {
    return this.#contents.files.map((name) => ({ path: releasePath(this.state.id, name), source: this.#source(name) }));
  }

  /** All files below the stage's folder that the shard needs. */
  sources(): string[] {
    return [this.state.id, ...Object.values(this.state.replaced), ...this.living().map(({ source }) => source)];
  }

  /** Marks the records at these paths dead; returns those it had. Their texts leave the release with this. */
  bury(paths: Iterable<string>): Buried[] {
    const buried = [...paths].flatMap((path) => {
      const ordinal = this.#ordinals.get(path);
      const record = ordinal === undefined ? undefined : this.#contents.records[ordinal];
      if (ordinal === undefined || !record) return [];
      this.#ordinals.delete(path);
      return [{ ...record, ordinal }];
    });
    this.state.dead = [...this.state.dead, ...buried.map(({ ordinal }) => ordinal)].sort((a, b) => a - b);
    return buried;
  }

  /**
   * Takes every word of withdrawn records out of the shard's files, without building it anew. Their ordinals stay dead.
   *
   * @returns the replaced files. Nothing that an earlier generation links is touched.
   */
  async erase(buried: readonly Buried[]): Promise<ReleaseFile[]> {
    if (buried.length === 0) return [];
    const texts = await Promise.all(buried.map(({ source }) => readText(this.#folder, source)));
    const terms = termsOf(texts.map(({ text }) => text));
    const leaving = new Set(buried.map(({ ordinal }) => ordinal));
    // Written by `buildShard`.
    const head = JSON.parse(gunzipSync(await this.#read('head')).toString()) as ShardHead;
    const changed = new Map<number, string | undefined>();
    const replaced: { name: string; bytes: Uint8Array }[] = [];
    const blocks = new Set([...terms].map((term) => blockOf(head.firstTerms, term)));
    for (const batch of chunks(blocks, 32)) {
      const contents = await Promise.all(batch.map((block) => this.#read(`b/${block}`)));
      batch.forEach((block, at) => {
        const erased = eraseFromBlock(contents[at] ?? new Uint8Array(), leaving, terms, this.state.records);
        changed.set(block, erased.firstTerm);
        replaced.push({ name: `b/${block}`, bytes: erased.bytes });
      });
    }
    replaced.push({ name: 'head', bytes: compress({ ...head, firstTerms: changedFirstTerms(head, changed) }) });
    return this.#replace(replaced);
  }

  async #replace(files: { name: string; bytes: Uint8Array }[]): Promise<ReleaseFile[]> {
    const sources = files.map(({ bytes }) => join('replaced', createHash('sha256').update(bytes).digest('hex')));
    await writeDurably(
      this.#folder,
      files.map(({ bytes }, at) => ({ name: sources[at] ?? '', bytes })),
    );
    files.forEach(({ name }, at) => (this.state.replaced[name] = sources[at] ?? ''));
    return files.map(({ name }) => ({ path: releasePath(this.state.id, name), source: this.#source(name) }));
  }

  #source(name: string): string {
    return join(this.#folder, this.state.replaced[name] ?? join(this.state.id, name));
  }

  #read(name: string): Promise<Uint8Array> {
    return readFile(this.#source(name));
  }
}
