import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { ReleaseFile } from '../release/release-file.ts';
import { blockOf } from '../../src/search/block-of.ts';
import { readBlock, readPosting, type Posting } from '../../src/search/block.ts';
import type { ShardHead } from '../../src/search/format.ts';
import { openContents, type Contents, type ShardRecord } from './contents.ts';
import { chunks, writeDurably } from './durable-files.ts';
import { changedFirstTerms, eraseFromBlock, termsOf } from './erase.ts';
import type { ShardState } from './generation.ts';
import type { Part } from './part.ts';
import { compress } from './shard-files.ts';
import { readText } from './texts.ts';

/** Where readers find a file of search. */
export const releasePath = (...parts: (string | number)[]): string => ['search', ...parts].join('/');

export interface Erased {
  files: ReleaseFile[];
  garbage: string[];
}

/** The text of a record in the readers' folder of texts. */
export function textFile(
  folder: string,
  texts: string,
  { seq, source, sha256 }: Pick<ShardRecord, 'seq' | 'source' | 'sha256'>,
): ReleaseFile {
  return { path: releasePath(texts, seq), source: join(folder, source), sha256 };
}

/** One shard as the publisher works on it: its folder, and what happened to its records since it was built. */
export class ShardWork implements Part {
  readonly #folder: string;
  readonly #contents: Contents;
  readonly #dead: Set<number>;
  readonly state: ShardState;

  private constructor(folder: string, state: ShardState, contents: Contents) {
    this.#folder = folder;
    this.state = structuredClone(state);
    this.#contents = contents;
    this.#dead = new Set(state.dead);
  }

  /** A shard as it was built. */
  static fresh(folder: string, id: string): ShardWork {
    const contents = openContents(folder, id);
    const { count, seqs } = contents.figures();
    return new ShardWork(folder, { id, records: count, seqs, dead: [], replaced: {} }, contents);
  }

  static open(folder: string, state: ShardState): ShardWork {
    return new ShardWork(folder, state, openContents(folder, state.id));
  }

  close(): void {
    this.#contents.close();
  }

  get count(): number {
    return this.state.records;
  }

  /** Living records in order of their ordinals. */
  get records(): Iterable<ShardRecord> {
    return this.#living();
  }

  /** How many records live. */
  get size(): number {
    return this.state.records - this.#dead.size;
  }

  /** The living record at a path. */
  at(path: string): ShardRecord | undefined {
    const record = this.#contents.at(path);
    return record && !this.#dead.has(record.ordinal) ? record : undefined;
  }

  *postings(): Generator<Posting> {
    const blocks = this.#contents.files().filter(({ name }) => name.startsWith('b/')).length;
    for (let block = 0; block < blocks; block += 1) yield* this.#read(`b/${block}`);
  }

  filters(): Iterable<Posting> {
    return this.#read('filters');
  }

  /** All files of the shard as readers get them, texts apart. */
  files(): ReleaseFile[] {
    return this.#contents.files().map(({ name, sha256 }) => {
      const replaced = this.state.replaced[name];
      return {
        path: releasePath(this.state.id, name),
        source: this.#source(name),
        // A file that replaces another is named by its hash.
        sha256: replaced === undefined ? sha256 : replaced.slice('replaced/'.length),
      };
    });
  }

  /** The texts of living records, in the readers' folder of texts. */
  *texts(folder: string): Generator<ReleaseFile> {
    for (const record of this.records) yield textFile(this.#folder, folder, record);
  }

  /** All files below the stage's folder that the shard needs. */
  *sources(): Generator<string> {
    yield this.state.id;
    yield* Object.values(this.state.replaced);
    for (const { source } of this.records) yield source;
  }

  /** Marks the records at these paths dead; returns those it had. Their texts leave the release with this. */
  bury(paths: Iterable<string>): ShardRecord[] {
    const buried = [...paths].flatMap((path) => this.at(path) ?? []);
    for (const { ordinal } of buried) this.#dead.add(ordinal);
    if (buried.length > 0) this.state.dead = [...this.#dead].sort((a, b) => a - b);
    return buried;
  }

  /**
   * Takes every word of withdrawn records out of the shard's files, without building it anew. Their ordinals stay dead.
   *
   * @returns the files that readers get instead, and what they replace below the stage's folder. Nothing that an
   * earlier generation links is touched.
   */
  async erase(buried: readonly ShardRecord[]): Promise<Erased> {
    if (buried.length === 0) return { files: [], garbage: [] };
    const terms = termsOf(buried.map(({ source }) => readText(this.#folder, source)));
    const leaving = new Set(buried.map(({ ordinal }) => ordinal));
    // Written by `shardFiles`.
    const head = JSON.parse(gunzipSync(readFileSync(this.#source('head'))).toString()) as ShardHead;
    const changed = new Map<number, string | undefined>();
    const replaced: { name: string; bytes: Uint8Array }[] = [];
    const blocks = new Set([...terms].map((term) => blockOf(head.firstTerms, term)));
    for (const batch of chunks(blocks, 32)) {
      const contents = await Promise.all(batch.map((block) => readFile(this.#source(`b/${block}`))));
      batch.forEach((block, at) => {
        const erased = eraseFromBlock(contents[at] ?? new Uint8Array(), leaving, terms, this.state.records);
        changed.set(block, erased.firstTerm);
        replaced.push({ name: `b/${block}`, bytes: erased.bytes });
      });
    }
    replaced.push({ name: 'head', bytes: compress({ ...head, firstTerms: changedFirstTerms(head, changed) }) });
    return this.#replace(replaced);
  }

  async #replace(files: { name: string; bytes: Uint8Array }[]): Promise<Erased> {
    const garbage = files.map(({ name }) => relative(this.#folder, this.#source(name)));
    const written = files.map(({ name, bytes }) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return { name, bytes, sha256, source: join('replaced', sha256) };
    });
    // Blocks of which nothing is left are one file.
    const bySource = new Map(written.map(({ source, bytes }) => [source, { name: source, bytes }]));
    await writeDurably(this.#folder, [...bySource.values()]);
    for (const { name, source } of written) this.state.replaced[name] = source;
    const kept = new Set(Object.values(this.state.replaced));
    return {
      files: written.map(({ name, sha256 }) => ({
        path: releasePath(this.state.id, name),
        source: this.#source(name),
        sha256,
      })),
      garbage: garbage.filter((path) => !kept.has(path)),
    };
  }

  *#living(): Generator<ShardRecord> {
    for (const record of this.#contents.records()) if (!this.#dead.has(record.ordinal)) yield record;
  }

  *#read(name: string): Generator<Posting> {
    for (const posting of readBlock(readFileSync(this.#source(name)))) yield readPosting(posting, this.count);
  }

  #source(name: string): string {
    return join(this.#folder, this.state.replaced[name] ?? join(this.state.id, name));
  }
}
