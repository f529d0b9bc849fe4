import { sha256, textHashes, YangguangError } from '@yangguang/schemas';
import type { Content, PublicRecord } from '../../src/content/content.ts';
import { readModel } from '../../src/content/read-model.ts';
import type { SnapshotReader } from '../../src/content/snapshot-reader.ts';
import { collectGarbage } from '../memory.ts';
import { isMachineFault } from './machine-fault.ts';
import { readOverruns } from './overruns.ts';
import type { PageCache } from './page-cache.ts';
import { underWatch } from './page-watch.ts';
import { documentPath, isPage, searchComponent, type PagePlan, type PlannedPage } from './page-plan.ts';
import { renderInParallel, type PoolSettings, type RenderedPage } from './render-pool.ts';
import type { RenderWorker } from './render-worker.ts';
import { fileOf, type Renderer } from './renderer.ts';

/** What rendering a plan brought about. */
export interface Rendered {
  /** URLs whose bytes are new or differ from the last release. */
  changed: string[];
  removed: string[];
  failures: PageFailure[];
}

export interface PageFailure {
  page: PlannedPage;
  problem: string;
  /** It took too long or too much memory: it is not to be tried in this process. */
  isOverrun?: true;
}

export interface RenderContext {
  renderer: Renderer;
  reader: SnapshotReader;
  cache: PageCache;
  pool: PoolSettings;
  /** Processes of the pool that were started before there was anything to render. */
  workers: RenderWorker[];
  /** Makes the search document of a record. */
  documentOf: (content: Content, record: PublicRecord) => unknown;
  /** Puts a page into the release being built. */
  write: (file: string, bytes: Buffer, hash: string) => void;
  /** Lists a page that another process has put there. */
  adopt: (file: string, hash: string) => void;
  /** Lists all pages that the cache knows, where none was listed before. */
  adoptAll: () => void;
  remove: (file: string) => void;
  /** Ends the work with its reason. */
  signal?: AbortSignal;
}

/** Renders a plan. A page that throws is reported and leaves the cache and the release alone. */
export async function renderPages(plan: PagePlan, context: RenderContext): Promise<Rendered> {
  const { cache } = context;
  const result: Rendered = { changed: [], removed: [], failures: [] };
  for (const url of plan.remove) {
    cache.removePage(url);
    result.removed.push(url);
    if (isPage(url)) context.remove(fileOf(url));
    else cache.forgetTexts(documentPath(url));
  }
  const planned = [...plan.render.values()];
  // A quarter of a million pages need not be held twice.
  plan.render.clear();
  if (planned.length < context.pool.worthwhilePages) await renderHere(planned, context, result);
  else {
    collectGarbage();
    await cache.filling(() => renderInProcesses(planned, context, result));
  }
  return result;
}

async function renderHere(pages: readonly PlannedPage[], context: RenderContext, result: Rendered): Promise<void> {
  for (const page of pages) {
    context.signal?.throwIfAborted();
    const rendered = await renderOne(page, context).catch((error: unknown) => {
      if (isMachineFault(error)) throw error;
      result.failures.push({ page, problem: String(error) });
    });
    if (!rendered) continue;
    const { bytes, hash, reads, texts } = rendered;
    if (!isPage(page.url)) context.cache.noteTexts(documentPath(page.url), texts);
    const isChanged = context.cache.page(page.url)?.sha256 !== hash;
    context.cache.savePage({ ...page, sha256: hash }, reads);
    if (!isChanged) continue;
    result.changed.push(page.url);
    if (isPage(page.url)) context.write(fileOf(page.url), bytes, hash);
  }
}

async function renderInProcesses(
  pages: readonly PlannedPage[],
  context: RenderContext,
  result: Rendered,
): Promise<void> {
  const { cache, adopt, adoptAll, pool, workers } = context;
  const isNew = cache.isEmpty();
  const take = (page: PlannedPage, { hash, isChanged, keys, texts, problem }: RenderedPage): void => {
    if (problem !== undefined) {
      result.failures.push({ page, problem });
      return;
    }
    cache.saveNumbered({ ...page, sha256: hash }, keys);
    if (texts) cache.noteTexts(documentPath(page.url), texts);
    if (!isChanged) return;
    result.changed.push(page.url);
    if (!isNew && isPage(page.url)) adopt(fileOf(page.url), hash);
  };
  const knownHash = (url: string): string | undefined => (isNew ? undefined : cache.page(url)?.sha256);
  await renderInParallel(pages, knownHash, pool, workers, take, context.signal).catch((cause: unknown) => {
    context.signal?.throwIfAborted();
    const [overrun] = readOverruns(pool.overruns).keys();
    throw overrun === undefined ? cause : new YangguangError('publisher.page-overrun', overrun, { cause });
  });
  if (isNew) adoptAll();
}

async function renderOne(
  page: PlannedPage,
  context: RenderContext,
): Promise<{ bytes: Buffer; hash: string; reads: Set<string>; texts: string[] }> {
  const reads = new Set<string>();
  const content = readModel(context.reader, (key) => reads.add(key));
  const { bytes, texts } = await underWatch(page.url, () => made(page, content, context));
  return { bytes, hash: sha256(bytes), reads, texts };
}

async function made(
  { component, url }: PlannedPage,
  content: Content,
  { renderer, documentOf }: RenderContext,
): Promise<{ bytes: Buffer; texts: string[] }> {
  if (component !== searchComponent)
    return { bytes: Buffer.from(await renderer.render(component, url, content)), texts: [] };
  const record = content.recordAt(documentPath(url));
  if (!record) throw new RangeError(`no record at ${documentPath(url)}`);
  return { bytes: Buffer.from(JSON.stringify(documentOf(content, record))), texts: textHashes(record.record) };
}

/**
 * documentIds of the records that a failed page read, the last one first: the suspects, of which the publisher
 * takes back one that is not live yet.
 */
export async function suspects(page: PlannedPage, context: RenderContext): Promise<string[]> {
  const seen: string[] = [];
  await context.reader.witnessed(
    (id) => seen.push(id),
    // It is known to fail; only what it read before is wanted.
    () => renderOne(page, context).catch(() => undefined),
  );
  return [...new Set(seen.reverse())];
}
