import { sha256 } from '@yangguang/schemas';
import type { Content } from '../../src/content/content.ts';
import { readModel } from '../../src/content/read-model.ts';
import type { SnapshotReader } from '../../src/content/snapshot-reader.ts';
import type { PageCache } from './page-cache.ts';
import { searchComponent, type PagePlan, type PlannedPage } from './page-plan.ts';
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
  error: unknown;
}

export interface RenderContext {
  renderer: Renderer;
  reader: SnapshotReader;
  cache: PageCache;
  /** Makes the search document of the record at a path. */
  documentOf: (content: Content, path: string) => unknown;
  /** Puts a page into the release being built. */
  write: (file: string, bytes: Buffer, hash: string) => void;
  remove: (file: string) => void;
}

/** Renders a plan. A page that throws is reported and leaves the cache and the release alone. */
export async function renderPages(plan: PagePlan, context: RenderContext): Promise<Rendered> {
  const { cache } = context;
  const result: Rendered = { changed: [], removed: [], failures: [] };
  for (const url of plan.remove) {
    cache.removePage(url);
    result.removed.push(url);
    if (isPage(url)) context.remove(fileOf(url));
  }
  for (const page of plan.render.values()) {
    try {
      if (await renderOne(page, context)) result.changed.push(page.url);
    } catch (error) {
      result.failures.push({ page, error });
    }
  }
  return result;
}

/** True for what readers can ask for; search documents are derived likewise but have no address. */
export function isPage(url: string): boolean {
  return url.startsWith('/');
}

/** Path of the record a search document was made from. */
export function documentPath(url: string): string {
  return url.slice(`${searchComponent}:`.length);
}

/** @returns whether the bytes differ from those of the last release. */
async function renderOne(page: PlannedPage, context: RenderContext): Promise<boolean> {
  const { cache, reader } = context;
  const reads = new Set<string>();
  const content = readModel(reader, (key) => reads.add(key));
  const bytes = await bytesOf(page, content, context);
  const hash = sha256(bytes);
  const isSame = cache.page(page.url)?.sha256 === hash;
  cache.savePage({ ...page, sha256: hash }, reads);
  if (isSame) return false;
  if (isPage(page.url)) context.write(fileOf(page.url), bytes, hash);
  return true;
}

async function bytesOf(page: PlannedPage, content: Content, context: RenderContext): Promise<Buffer> {
  if (page.component !== searchComponent) return context.renderer.render(page.component, page.url, content);
  return Buffer.from(JSON.stringify(context.documentOf(content, documentPath(page.url))));
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
    () => renderOne(page, context).catch(() => false),
  );
  return [...new Set(seen.reverse())];
}
