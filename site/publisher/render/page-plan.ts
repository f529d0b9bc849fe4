import { keys } from '../../src/content/keys.ts';
import { queryOf, scopeOf } from '../../src/content/list-scope.ts';
import {
  filteredLists,
  listParams,
  pageParams,
  recordParams,
  wholeLists,
  type Family,
} from '../../src/content/routes.ts';
import type { SnapshotReader } from '../../src/content/snapshot-reader.ts';
import { contentTypes } from '@yangguang/schemas';
import { collectGarbage } from '../memory.ts';
import type { PageCache } from './page-cache.ts';
import type { Route } from './renderer.ts';

/** A URL that must be rendered. `scope` names what its existence hangs on. */
export interface PlannedPage {
  url: string;
  component: string;
  scope: string;
}

export interface PagePlan {
  render: Map<string, PlannedPage>;
  remove: Set<string>;
  /** All pages there are, and no document: those of a full build are made by the index. */
  isWhole: boolean;
}

/** Component of the documents that search is made from: they are derived and cached like pages. */
export const searchComponent = 'search';
const searchRoute: Route = {
  component: searchComponent,
  family: 'records',
  urlOf: ({ column, year, number }) => documentUrl(`/${column}/${year}-${number}.html`),
};

/** True for what readers can ask for; search documents are derived likewise but have no address. */
export function isPage(url: string): boolean {
  return url.startsWith('/');
}

/** Under which name the document of the record at a path is cached. */
export function documentUrl(path: string): string {
  return `${searchComponent}:${path}`;
}

/** Path of the record a search document was made from. */
export function documentPath(url: string): string {
  return url.slice(`${searchComponent}:`.length);
}

/** The URLs that the touched keys bear on: those that read one, and those that come into being or go. */
export function planTouched(
  touched: Iterable<string>,
  routes: readonly Route[],
  reader: SnapshotReader,
  cache: PageCache,
): PagePlan {
  const plan: PagePlan = { render: new Map(), remove: new Set(), isWhole: false };
  const scopes = new Set<string>();
  for (const key of touched) {
    for (const { url, component, scope } of cache.pagesReading(key)) plan.render.set(url, { url, component, scope });
    const scope = scopeOfKey(key);
    if (scope !== undefined) scopes.add(scope);
  }
  for (const scope of scopes) settleScope(plan, scope, routes, reader, cache);
  return plan;
}

/** Every URL there is. */
export function planEverything(routes: readonly Route[], reader: SnapshotReader): PagePlan {
  const lists = [...wholeLists(), ...contentTypes.flatMap(({ name }) => filteredLists(reader, name))];
  const ofRecords = routes.filter(({ family }) => family === 'records');
  const pages = [
    ...['', ...lists.map(scopeOf)].flatMap((scope) => pagesOf(scope, routes, reader)),
    ...[...reader.recordPaths(), ...reader.tombstonePaths()].flatMap((path) => pagesAtPath(path, ofRecords)),
  ];
  // Of a quarter of a million pages, what it took to find them is more than they are.
  collectGarbage();
  const render = new Map<string, PlannedPage>();
  for (const page of inOrderOfTime(pages, reader)) render.set(page.url, page);
  return { render, remove: new Set(), isWhole: true };
}

/**
 * Column by column, and within a column by time: the page of a record beside the list pages that show it, of whatever
 * filter. Each record is then read once for its dozen pages, and not once for each.
 */
function inOrderOfTime(pages: readonly PlannedPage[], reader: SnapshotReader): PlannedPage[] {
  const columns = new Map<string, number>();
  const columnOf = (url: string): number => {
    const start = url.indexOf('/') + 1;
    const end = url.indexOf('/', start);
    const name = url.slice(start, end < 0 ? undefined : end);
    const known = columns.get(name) ?? columns.size;
    columns.set(name, known);
    return known;
  };
  const days = new Map<string, number>();
  for (const [path, date] of reader.recordDates()) days.set(pathScope(path), dayNumber(date));
  for (const [scope, page, date] of reader.archiveDays()) days.set(`${scope} ${page}`, dayNumber(date));
  const place = Float64Array.from(pages, ({ url, scope }) => {
    // The front of a list shows the newest.
    const day = days.get(scope.startsWith(pathPrefix) ? scope : `${scope} ${archiveNumber(url)}`) ?? latestDay;
    return columnOf(url) * latestDay * 2 + day;
  });
  const order = Uint32Array.from(pages.keys()).sort((a, b) => (place[a] ?? 0) - (place[b] ?? 0));
  return Array.from(order, (at) => pages[at]).filter((page) => page !== undefined);
}

/** `2026-11-21` or an instant of that day → 20261121. */
const dayNumber = (date: string): number => Number(date.slice(0, 10).replaceAll('-', ''));
const latestDay = 1e8;

/** Number of an archive page, counted from the oldest; 0 for pages that have none. */
const archiveNumber = (url: string): number => Number(/\/page-(\d+)\.html$/.exec(url)?.[1] ?? '0');

const pathScope = (path: string): string => keys.path(path);
const pathPrefix = pathScope('');
const sizePrefix = keys.listSize('');

function scopeOfKey(key: string): string | undefined {
  if (key.startsWith(sizePrefix)) return key.slice(sizePrefix.length);
  return key.startsWith(pathPrefix) ? key : undefined;
}

function settleScope(
  plan: PagePlan,
  scope: string,
  routes: readonly Route[],
  reader: SnapshotReader,
  cache: PageCache,
): void {
  const expected = new Map(pagesOf(scope, routes, reader).map((page) => [page.url, page]));
  const cached = new Set(cache.pagesInScope(scope).map((page) => page.url));
  for (const page of expected.values()) if (!cached.has(page.url)) plan.render.set(page.url, page);
  for (const url of cached) {
    if (expected.has(url)) continue;
    plan.remove.add(url);
    plan.render.delete(url);
  }
}

/** The URLs whose existence hangs on a scope: '' for those that always exist, `path:…`, or a list. */
export function pagesOf(scope: string, routes: readonly Route[], reader: SnapshotReader): PlannedPage[] {
  if (scope === '')
    return [
      ...urlsOf(routes, 'fixed', [{}], scope),
      ...wholeLists().flatMap((query) => urlsOf(routes, 'columns', [listParams(query, reader)], scope)),
    ];
  if (scope.startsWith(pathPrefix)) return pagesAt(scope, routes, reader);
  const query = queryOf(scope);
  const pages = pageParams(reader, query);
  if (query.facet === undefined) return urlsOf(routes, 'pages', pages, scope);
  if (reader.listSize(scope) === 0) return [];
  return [
    ...urlsOf(routes, 'filters', [listParams(query, reader)], scope),
    ...urlsOf(routes, 'filterPages', pages, scope),
  ];
}

function pagesAt(scope: string, routes: readonly Route[], reader: SnapshotReader): PlannedPage[] {
  const path = scope.slice(pathPrefix.length);
  if (reader.hasRecordAt(path)) return pagesAtPath(path, [...routes, searchRoute]);
  // Of what was withdrawn nothing can be searched.
  return reader.tombstoneAt(path) ? pagesAtPath(path, routes) : [];
}

/** Whether a page may belong to a scope: those of a path stand where routes put them, which no record decides. */
export function isOfScope({ url, scope }: { url: string; scope: string }, routes: readonly Route[]): boolean {
  if (scope === '') return true;
  if (!scope.startsWith(pathPrefix)) return contentTypes.some(({ name }) => name === queryOf(scope).type);
  const at = pagesAtPath(scope.slice(pathPrefix.length), [...routes, searchRoute]);
  return at.some((page) => page.url === url);
}

const pagesAtPath = (path: string, routes: readonly Route[]): PlannedPage[] =>
  urlsOf(routes, 'records', [recordParams(path)], pathScope(path));

function urlsOf(
  routes: readonly Route[],
  family: Family,
  params: (Record<string, string> | undefined)[],
  scope: string,
): PlannedPage[] {
  return routes
    .filter((route) => route.family === family)
    .flatMap(({ component, urlOf }) =>
      params.flatMap((values) => (values ? [{ url: urlOf(values), component, scope }] : [])),
    );
}
