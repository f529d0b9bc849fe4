import { sha256, YangguangError } from '@yangguang/schemas';
import type { Content } from '../../src/content/content.ts';
import { keys } from '../../src/content/keys.ts';
import { readModel } from '../../src/content/read-model.ts';
import type { SnapshotReader } from '../../src/content/snapshot-reader.ts';
import { collectGarbage } from '../memory.ts';
import { isMachineFault } from './machine-fault.ts';
import { readOverruns } from './overruns.ts';
import type { PageCache } from './page-cache.ts';
import { underWatch } from './page-watch.ts';
import { documentPath, documentUrl, isPage, searchComponent, type PagePlan, type PlannedPage } from './page-plan.ts';
import { provedRecord, type DocumentOf, type ProvedRecord } from './record-document.ts';
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
  documentOf: DocumentOf;
  /** Puts a page into the release being built. */
  write: (file: string, bytes: Buffer, hash: string) => void;
  /** Lists a page that another process has put there. */
  adopt: (file: string, hash: string) => void;
  /** Lists all pages that the cache knows, where none was listed before. */
  adoptAll: () => void;
  remove: (file: string) => void;
  /** Told of each page of a full build as it comes, with the record whose page it is. */
  tell: (url: string, hash: string, record: ProvedRecord | undefined) => void;
  /** Ends the work with its reason. */
  signal?: AbortSignal;
}

/** Hash of a document that nobody has made yet: whatever comes of it is new. */
const notMade = '';

/** Renders a plan. A page that throws is reported and leaves the cache and the release alone. */
export async function renderPages(plan: PagePlan, context: RenderContext): Promise<Rendered> {
  const { cache } = context;
  const result: Rendered = { changed: [], removed: [], failures: [] };
  for (const url of plan.remove) {
    cache.removePage(url);
    result.removed.push(url);
    if (isPage(url)) context.remove(fileOf(url));
  }
  const planned = [...plan.render.values()];
  // A quarter of a million pages need not be held twice.
  plan.render.clear();
  const { isWhole } = plan;
  if (planned.length < context.pool.worthwhilePages) await renderHere(planned, isWhole, context, result);
  else {
    collectGarbage();
    await cache.filling(() => renderInProcesses(planned, isWhole, context, result));
  }
  return result;
}

async function renderHere(
  pages: readonly PlannedPage[],
  isWhole: boolean,
  context: RenderContext,
  result: Rendered,
): Promise<void> {
  for (const page of pages) {
    context.signal?.throwIfAborted();
    const rendered = await renderOne(page, isWhole, context).catch((error: unknown) => {
      if (isMachineFault(error)) throw error;
      result.failures.push({ page, problem: String(error) });
    });
    if (!rendered) continue;
    const { bytes, hash, reads, record } = rendered;
    const isChanged = context.cache.page(page.url)?.sha256 !== hash;
    context.cache.savePage({ ...page, sha256: hash }, reads);
    if (isWhole) tellOf(page, hash, record, context);
    if (!isChanged) continue;
    result.changed.push(page.url);
    if (isPage(page.url)) context.write(fileOf(page.url), bytes, hash);
  }
}

/** A record that comes with its page and not with its document stands for that too: it is to be found when it changes or goes. */
function tellOf(
  { url, scope }: PlannedPage,
  hash: string,
  record: ProvedRecord | undefined,
  context: RenderContext,
): void {
  const document = { url: documentUrl(url), component: searchComponent, scope, sha256: notMade };
  if (record) context.cache.savePage(document, [keys.path(url)]);
  context.tell(url, hash, record);
}

async function renderInProcesses(
  pages: readonly PlannedPage[],
  isWhole: boolean,
  context: RenderContext,
  result: Rendered,
): Promise<void> {
  const { cache, adopt, adoptAll, pool, workers } = context;
  const isNew = cache.isEmpty();
  const take = (page: PlannedPage, { hash, isChanged, keys, record, problem }: RenderedPage): void => {
    if (problem !== undefined) {
      result.failures.push({ page, problem });
      return;
    }
    cache.saveNumbered({ ...page, sha256: hash }, keys);
    if (isWhole) tellOf(page, hash, record, context);
    if (!isChanged) return;
    result.changed.push(page.url);
    if (!isNew && isPage(page.url)) adopt(fileOf(page.url), hash);
  };
  const knownHash = (url: string): string | undefined => (isNew ? undefined : cache.page(url)?.sha256);
  await renderInParallel({ pages, isWhole, knownHash }, pool, workers, take, context.signal).catch((cause: unknown) => {
    context.signal?.throwIfAborted();
    const [overrun] = readOverruns(pool.overruns).keys();
    throw overrun === undefined ? cause : new YangguangError('publisher.page-overrun', overrun, { cause });
  });
  if (isNew) adoptAll();
}

async function renderOne(
  page: PlannedPage,
  isWhole: boolean,
  context: RenderContext,
): Promise<{ bytes: Buffer; hash: string; reads: Set<string>; record: ProvedRecord | undefined }> {
  const reads = new Set<string>();
  const content = readModel(context.reader, (key) => reads.add(key));
  const { bytes, record } = await underWatch(page.url, () => made(page, isWhole, content, context));
  return { bytes, hash: sha256(bytes), reads, record };
}

async function made(
  { component, url }: PlannedPage,
  isWhole: boolean,
  content: Content,
  { renderer, documentOf }: RenderContext,
): Promise<{ bytes: Buffer; record: ProvedRecord | undefined }> {
  if (component !== searchComponent) {
    const bytes = Buffer.from(await renderer.render(component, url, content));
    return { bytes, record: isWhole ? provedRecord(url, content, documentOf) : undefined };
  }
  const record = content.recordAt(documentPath(url));
  if (!record) throw new RangeError(`no record at ${documentPath(url)}`);
  return { bytes: Buffer.from(JSON.stringify(documentOf(content, record))), record: undefined };
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
    () => renderOne(page, true, context).catch(() => undefined),
  );
  return [...new Set(seen.reverse())];
}
