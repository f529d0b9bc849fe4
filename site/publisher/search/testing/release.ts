import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SearchIndex, SearchRecord } from '../../../src/search/format.ts';
import { Search, type Query } from '../../../src/search/search.ts';
import type { SearchOutput } from '../../publish/search-stage.ts';
import { openContents } from '../contents.ts';
import { SearchIndexer, type SearchSettings } from '../search-indexer.ts';
import { writeDocuments } from './corpus-documents.ts';

/** The files of search in a release, kept as the publisher keeps them, and the records that are public. */
export class SearchRelease {
  readonly files = new Map<string, Uint8Array>();
  readonly records = new Map<string, SearchRecord>();
  readonly indexer: SearchIndexer;
  readonly folder: string;
  generation: string | undefined;

  static readonly #made: SearchRelease[] = [];

  private constructor(folder: string, settings: Partial<SearchSettings>) {
    SearchRelease.#made.push(this);
    this.folder = folder;
    this.indexer = new SearchIndexer({
      documents: new URL('./corpus-documents.ts', import.meta.url).href,
      ...settings,
    });
  }

  static async empty(settings: Partial<SearchSettings> = {}): Promise<SearchRelease> {
    return new SearchRelease(await mkdtemp(join(tmpdir(), 'yangguang-search-')), settings);
  }

  /** Leaves nothing of any release behind. */
  static async removeAll(): Promise<void> {
    for (const { indexer, folder } of SearchRelease.#made.splice(0)) {
      await indexer.idle();
      for (const path of [folder, `${folder}.db`]) rmSync(path, { recursive: true, force: true });
    }
  }

  static async of(records: readonly SearchRecord[], settings: Partial<SearchSettings> = {}): Promise<SearchRelease> {
    const release = await SearchRelease.empty(settings);
    await release.change(records);
    return release;
  }

  /** One release: records let out or changed, and paths withdrawn. */
  async change(put: readonly SearchRecord[], removed: readonly string[] = []): Promise<void> {
    const { generation, files, dropped } = await this.attempt(put, removed);
    for (const path of removed) this.records.delete(path);
    for (const record of put) this.records.set(record.path, record);
    if (dropped === 'others') this.files.clear();
    else for (const path of dropped) this.files.delete(path);
    for (const file of files) this.files.set(file.path, 'bytes' in file ? file.bytes : readFileSync(file.source));
    this.generation = generation;
    await this.indexer.tend({ folder: this.folder, generation });
  }

  /** The stage's part of a release that may never go live. */
  attempt(put: readonly SearchRecord[], removed: readonly string[] = []): Promise<SearchOutput> {
    const snapshotFile = `${this.folder}.db`;
    writeDocuments(snapshotFile, put, removed);
    return this.indexer.update({
      ...{ folder: this.folder, generation: this.generation, snapshotFile, removed },
      put: put.map((document) => ({ path: document.path, document })),
    });
  }

  search(): Promise<Search> {
    return Search.open((path) => Promise.resolve(this.files.get(`search/${path}`)));
  }

  /** What readers' shards hold, dead records left out: path and place in the feed of each. */
  living(): string[] {
    const index = JSON.parse(Buffer.from(this.files.get('search/index.json') ?? []).toString()) as SearchIndex;
    return index.shards
      .flatMap(({ id, dead }) => {
        const contents = openContents(this.folder, id);
        const records = [...contents.records()];
        contents.close();
        return records.flatMap(({ path, seq, ordinal }) => (dead.includes(ordinal) ? [] : [`${path} ${seq}`]));
      })
      .sort();
  }

  /** Paths of all answers, page after page. */
  async paths(text: string, query: Partial<Query> = {}): Promise<string[]> {
    const found = await (await this.search()).ask({ text, filters: {}, sort: 'relevance', ...query });
    const paths: string[] = [];
    for (let page = 1; found && page <= found.pages; page += 1)
      paths.push(...(await found.page(page)).map(({ record }) => record.path));
    return paths;
  }
}
