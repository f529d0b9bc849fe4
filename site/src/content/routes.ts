import { contentTypes } from '@yangguang/schemas';
import type { ListQuery } from './content.ts';
import { listFolder, scopeOf, type Lookup } from './list-scope.ts';
import { archivePages } from './paging.ts';
import type { SnapshotReader } from './snapshot-reader.ts';

/**
 * Which URLs exist. A route file belongs to a family by the names of its parameters alone:
 *
 * | file, for example                              | family         | one URL for each …                    |
 * | ---------------------------------------------- | -------------- | ------------------------------------- |
 * | `index.astro`, `feed.xml.ts`                    | `fixed`        | (no parameter)                        |
 * | `[column]/index.astro`, `[column]/feed.xml.ts`  | `columns`      | content type                          |
 * | `[column]/page-[page].astro`                    | `pages`        | archive page of a type's whole list   |
 * | `[column]/[filter]/index.astro`                 | `filters`      | value of a facet that has records     |
 * | `[column]/[filter]/page-[page].astro`           | `filterPages`  | archive page of a filtered list       |
 * | `[column]/[year]-[number].astro`                | `records`      | public record and tombstone           |
 *
 * The ledger of releases (`releases/…`) follows from no snapshot: its pages are the family `ledger`, which no plan of
 * a release holds. The check of a file against it is a page like any other.
 */
export type Family = 'fixed' | 'columns' | 'pages' | 'filters' | 'filterPages' | 'records' | 'ledger';
export type Params = Record<string, string>;

const families: Record<string, Family> = {
  '': 'fixed',
  column: 'columns',
  'column,page': 'pages',
  'column,filter': 'filters',
  'column,filter,page': 'filterPages',
  'column,number,year': 'records',
};

/** The family of a route `/[column]/page-[page]`. @throws {RangeError} when no family has its parameters. */
export function familyOf(route: string): Family {
  if (/^\/releases(?!\/verify$)(\/|$)/.test(route)) return 'ledger';
  const params = [...route.matchAll(/\[(\w+)\]/g)].map(([, name]) => name ?? '');
  const family = families[params.sort().join(',')];
  if (!family) throw new RangeError(`no family of URLs has the parameters of ${route}`);
  return family;
}

/** Parameters of a list's own folder; undefined when the list has no pages. */
export function listParams(query: ListQuery, lookup: Lookup): Params | undefined {
  const folder = listFolder(query, lookup);
  if (folder === undefined) return undefined;
  const [, column = '', filter = ''] = folder.split('/');
  return filter === '' ? { column } : { column, filter };
}

/** Parameters of the page at a record's path `/policies/2026-00087.html`. */
export function recordParams(path: string): Params {
  const match = /^\/([^/]+)\/(\d{4})-(\d{5})\.html$/.exec(path);
  if (!match) throw new RangeError(`not the path of a record: ${path}`);
  const [, column = '', year = '', number = ''] = match;
  return { column, year, number };
}

/** Parameters of every URL of a family. */
export function paramsOf(reader: SnapshotReader, family: Exclude<Family, 'ledger'>): Params[] {
  if (family === 'fixed') return [{}];
  if (family === 'columns') return folderParams(reader, wholeLists());
  if (family === 'records') return [...reader.recordPaths(), ...reader.tombstonePaths()].map(recordParams);
  if (family === 'pages') return wholeLists().flatMap((query) => pageParams(reader, query));
  const filtered = contentTypes.flatMap(({ name }) => filteredLists(reader, name));
  if (family === 'filters') return folderParams(reader, filtered);
  return filtered.flatMap((query) => pageParams(reader, query));
}

function folderParams(reader: SnapshotReader, queries: ListQuery[]): Params[] {
  return queries.map((query) => listParams(query, reader)).filter((params) => params !== undefined);
}

export function wholeLists(): ListQuery[] {
  return contentTypes.map(({ name }) => ({ type: name }));
}

export function filteredLists(reader: SnapshotReader, type: string): ListQuery[] {
  return reader.listSizes(type).flatMap(({ facet, value }) => (facet === '' ? [] : [{ type, facet, value }]));
}

/** Parameters of every archive page of a list. */
export function pageParams(reader: SnapshotReader, query: ListQuery): Params[] {
  const params = listParams(query, reader);
  if (!params) return [];
  const count = archivePages(reader.listSize(scopeOf(query)));
  return Array.from({ length: count }, (_, index) => ({ ...params, page: String(index + 1) }));
}
