import type { Content } from '../../src/content/content.ts';
import { recordPathOf } from '../../src/content/internal-links.ts';
import { readModel } from '../../src/content/read-model.ts';
import type { SnapshotReader } from '../../src/content/snapshot-reader.ts';
import { places } from '../config.ts';
import { collectGarbage } from '../memory.ts';
import { deadLinks } from '../links/dead-links.ts';
import type { HashChanges } from '../ledger/hash-index.ts';
import type { Publisher } from '../open-publisher.ts';
import { assetFiles } from '../release/assets.ts';
import { putAttachments } from '../release/attachments.ts';
import type { ReleaseBuilder } from '../release/release-builder.ts';
import { pageTest } from '../links/page-test.ts';
import { pageHash, putHashes } from './put-hashes.ts';
import { renderAffected, type AffectedPages, type PageChanges } from './render-affected.ts';
import { readAhead } from '../render/read-ahead.ts';
import { workersAhead } from '../render/render-worker.ts';
import { documentPath, isPage } from '../render/page-plan.ts';
import type { SitemapEntry } from '../sitemap/sitemap-entry.ts';
import { touchedKeys, waitingChanges, type Work } from './work.ts';

export interface ChangedPages {
  changed: string[];
  removed: string[];
}

/**
 * Puts into a draft what the next release holds.
 *
 * @param hashes - given by a release that tells readers in its ledger what it shows.
 * @param signal - ends it with its reason, as long as nothing is done that could not be undone.
 * @returns the pages whose bytes are new, and those that are no more.
 */
export async function fillRelease(
  publisher: Publisher,
  work: Work,
  builder: ReleaseBuilder,
  hashes?: HashChanges,
  signal?: AbortSignal,
): Promise<ChangedPages> {
  const { snapshot, config, bundle, stages, log } = publisher;
  stages.enter('render');
  const isFull = work.touched === 'everything';
  const pages = await putPages(publisher, work, builder, hashes, signal);
  if (hashes) putHashes(publisher, hashes, pages.later, isFull, builder);
  log('rendered', { pages: pages.changed.size, removed: pages.removed.size });
  // Read again: records that broke a page were taken back meanwhile.
  const touched = isFull ? 'everything' : touchedKeys(snapshot);
  const hasWithdrawal = waitingChanges(snapshot).some(({ action }) => action === 'withdraw');
  putAttachments(snapshot, places(config.siteVar).files, touched, builder);
  if (isFull) for (const file of assetFiles(bundle.clientFolder)) builder.put(file, 'asset');
  if (isFull) collectGarbage();
  stages.enter('search');
  await putSearch(publisher, pages, hasWithdrawal, builder, signal);
  log('indexed');
  stages.enter('write');
  if (isFull) collectGarbage();
  await putSitemap(publisher, pages, isFull, builder);
  if (isFull) collectGarbage();
  if (isFull) carryOver(publisher, hasWithdrawal, builder);
  builder.forgetOld(hasWithdrawal, publisher.clock.isConfirmed());
  return { changed: [...pages.changed].filter(isPage), removed: [...pages.removed].filter(isPage) };
}

/** Empties the lists of the last release, but for its files that pages open in a browser may still ask for. */
function beginAnew({ cache, files, sitemap, config }: Publisher): void {
  const place = places(config.siteVar);
  // To empty a table is to read it; the ledger is asked for each record.
  for (const file of [place.cache, place.ledger]) readAhead(file, { at: 0, of: 1 });
  files.setAside();
  cache.clear();
  sitemap.clear();
}

/** The processes of a full build get ready while the old lists are emptied and the work is planned. */
async function putPages(
  publisher: Publisher,
  work: Work,
  builder: ReleaseBuilder,
  hashes: HashChanges | undefined,
  signal: AbortSignal | undefined,
): Promise<AffectedPages> {
  const { snapshot, reader, cache, renderer, bundle, config, search, sitemap } = publisher;
  const { siteOrigin: origin } = reader.bureau();
  const pool = {
    ...{ entry: bundle.entry, origin, publicFolder: builder.publicFolder },
    snapshotFile: places(config.siteVar).snapshot,
    documents: search.documentModule,
    worthwhilePages: config.parallelPages,
    limits: config.pageLimits,
    overruns: places(config.siteVar).overruns,
  };
  const isFull = work.touched === 'everything';
  const workers = isFull ? workersAhead(reader.recordCount(), pool) : [];
  try {
    if (isFull) beginAnew(publisher);
    return await renderAffected(
      snapshot,
      {
        ...{ renderer, reader, cache, pool, workers },
        ...(signal && { signal }),
        documentOf: (content, record) => search.documentOf(content, record),
        write: (path, bytes, hash) => builder.put({ path, bytes }, 'page', hash),
        adopt: (path, hash) => builder.adopt(path, hash),
        adoptAll: () => builder.adoptAll(),
        remove: (path) => builder.remove(path),
        tell(url, hash, record) {
          if (isListed(url) && (record || !isRecord(url))) sitemap.add({ path: url, lastmod: record?.publishedAt });
          if (record) hashes?.note(url, [pageHash(url, hash), ...record.shown]);
        },
        deadLinks: () => deadLinks(snapshot, reader, pageTest(publisher)),
      },
      work.touched,
    );
  } finally {
    await Promise.all(workers.map((worker) => worker.end()));
  }
}

function documentAt({ search }: Publisher, content: Content, path: string): unknown {
  const record = content.recordAt(path);
  if (!record) throw new RangeError(`no record at ${path}`);
  return search.documentOf(content, record);
}

/** Documents are derived with the pages; the stage gets those that changed, and all of them if it asks. */
async function putSearch(
  publisher: Publisher,
  pages: AffectedPages,
  hasWithdrawal: boolean,
  builder: ReleaseBuilder,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { search, cache, files, reader, config } = publisher;
  const content = readModel(reader, () => undefined);
  const document = (path: string) => ({ path, document: documentAt(publisher, content, path) });
  const changed = documentPaths(pages.changed);
  const removed = documentPaths(pages.removed);
  const generation = cache.get('search');
  if (generation !== undefined && changed.length === 0 && removed.length === 0) return;
  const { shards: folder, snapshot: snapshotFile } = places(config.siteVar);
  const output = await search.update({
    ...{ folder, snapshotFile, generation, removed },
    put: generation === undefined ? [] : changed.map(document),
    ...(signal && { signal }),
  });
  const written = new Set<string>();
  for (const file of output.files) {
    builder.put(file, 'search');
    written.add(file.path);
  }
  const others = () => [...files.pathsOfKind('search')].filter((path) => !written.has(path));
  for (const path of output.dropped === 'others' ? others() : output.dropped) {
    if (hasWithdrawal) builder.remove(path);
    else builder.retire(path, 'old-search');
  }
  cache.set('search', output.generation);
}

function documentPaths(urls: Iterable<string>): string[] {
  return [...urls].filter((url) => !isPage(url)).map(documentPath);
}

/** Whether a URL is that of a page which the sitemap may name: no feed, no data, not the error page. */
const isListed = (url: string): boolean => /^\/(?:.*\/|.*\.html)?$/.test(url) && url !== '/404.html';

/** Pages are in the sitemap, withdrawn ones and the error page are not. */
async function putSitemap(
  publisher: Publisher,
  pages: AffectedPages,
  isFull: boolean,
  builder: ReleaseBuilder,
): Promise<void> {
  const { sitemap, reader } = publisher;
  const { entries, removed } = changedEntries(reader, pages.later);
  if (!sitemap.update(entries, removed) && !isFull) return;
  for (const file of await sitemap.files()) builder.put(file, 'page');
}

const isRecord = (path: string): boolean => recordPathOf(path) === path;

function changedEntries(reader: SnapshotReader, pages: PageChanges): { entries: SitemapEntry[]; removed: string[] } {
  const entries: SitemapEntry[] = [];
  const removed = [...pages.removed].filter(isListed);
  for (const path of pages.changed) {
    if (!isListed(path)) continue;
    const lastmod = isRecord(path) ? reader.publishedAt(path) : undefined;
    // A record's page without a record is a tombstone.
    if (isRecord(path) && lastmod === undefined) removed.push(path);
    else entries.push({ path, lastmod });
  }
  return { entries, removed };
}

/** A full build begins with an empty folder; what open pages may ask for is linked from the last release. */
function carryOver({ releases, files }: Publisher, hasWithdrawal: boolean, builder: ReleaseBuilder): void {
  const current = releases.current();
  if (current === undefined) return;
  for (const file of files.asideAndMissing()) {
    const isSearch = file.kind.endsWith('search');
    if (isSearch && hasWithdrawal) continue;
    builder.carryOver(file, isSearch ? 'old-search' : 'old-asset', releases.publicFolderOf(current));
  }
}
