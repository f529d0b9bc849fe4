import { attachmentPath, type AnyRecord } from '@yangguang/schemas';
import { linksOf } from '../../src/content/references.ts';
import { keys } from '../../src/content/keys.ts';
import { queryOf, scopeOf } from '../../src/content/list-scope.ts';
import { archivePages, pageOf, pageSize } from '../../src/content/paging.ts';
import { listKey, listsOf, type ListKey, type SnapshotWriter } from './snapshot-writer.ts';

/** What happened to one list: the oldest and newest places that records left or entered, and those that stayed. */
interface ListChanges {
  type: string;
  sizeBefore: number;
  oldest: ListKey | undefined;
  newest: ListKey | undefined;
  inPlace: ListKey[];
}

export type TouchLog = ReturnType<typeof touchLog>;

/**
 * Collects what a batch of changes touched. Lists are settled once for the whole batch, so 10,000 imported records
 * cost one pass over each list's pages and not 10,000.
 */
export function touchLog(writer: SnapshotWriter) {
  const touched = new Set<string>();
  const lists = new Map<string, ListChanges>();
  const comeAndGo = new Set<string>();

  function listChanges(scope: string, type: string): ListChanges {
    const known = lists.get(scope);
    if (known) return known;
    const fresh = { type, sizeBefore: writer.listSize(scope), oldest: undefined, newest: undefined, inPlace: [] };
    lists.set(scope, fresh);
    return fresh;
  }

  return {
    /** To be called before the snapshot is changed. */
    record(path: string, before: AnyRecord | undefined, after: AnyRecord | undefined): void {
      touched.add(keys.path(path));
      for (const record of [before, after]) {
        if (!record) continue;
        touched.add(keys.record(record.id)).add(keys.indexNumber(record.indexNumber));
        touched.add(keys.type(record.type)).add(keys.type('*'));
        for (const file of record.attachments) touched.add(keys.file(attachmentPath(file)));
        for (const { to } of linksOf(record)) touched.add(keys.namedBy(to));
      }
      const id = before?.id ?? after?.id;
      // A list filtered by a record has pages while that record is public.
      if (id !== undefined && Boolean(before) !== Boolean(after)) comeAndGo.add(id);
      const placesBefore = places(before);
      const placesAfter = places(after);
      for (const [scope, { type }] of [...placesBefore, ...placesAfter]) {
        const changes = listChanges(scope, type);
        const [from, to] = [placesBefore.get(scope)?.key, placesAfter.get(scope)?.key];
        if (from && to && compareKeys(from, to) === 0) changes.inPlace.push(to);
        else for (const key of [from, to]) if (key) widen(changes, key);
      }
    },
    /** A fact that is none of records and lists. */
    note: (key: string): void => void touched.add(key),
    /** All keys touched; to be called after the snapshot has been changed. */
    settle(): Set<string> {
      for (const [scope, changes] of lists) settleList(writer, scope, changes, touched);
      for (const scope of [...comeAndGo].flatMap((id) => writer.listsNaming(id)))
        touched.add(keys.listSize(scope)).add(keys.facets(queryOf(scope).type));
      return touched;
    },
  };
}

function places(record: AnyRecord | undefined): Map<string, { type: string; key: ListKey }> {
  if (!record) return new Map();
  const key = listKey(record);
  return new Map(listsOf(record).map((query) => [scopeOf(query), { type: record.type, key }]));
}

function widen(changes: ListChanges, key: ListKey): void {
  if (!changes.oldest || compareKeys(key, changes.oldest) < 0) changes.oldest = key;
  if (!changes.newest || compareKeys(key, changes.newest) > 0) changes.newest = key;
}

function settleList(writer: SnapshotWriter, scope: string, changes: ListChanges, touched: Set<string>): void {
  const size = writer.listSize(scope);
  const archived = archivePages(size);
  const archivedBefore = archivePages(changes.sizeBefore);
  const touch = (page: 'head' | number) => touched.add(keys.listPage(scope, page));
  for (const key of changes.inPlace) touch(pageOf(size, writer.olderThan(scope, key)));
  if (changes.oldest && changes.newest) {
    const first = Math.floor(writer.olderThan(scope, changes.oldest) / pageSize) + 1;
    const last = size === changes.sizeBefore ? pageOf(size, writer.olderThan(scope, changes.newest)) : 'head';
    for (let page = first; page <= (last === 'head' ? archived : last); page += 1) touch(page);
    if (last === 'head') touch('head');
  }
  if (size === changes.sizeBefore) return;
  touched.add(keys.listSize(scope)).add(keys.facets(changes.type));
  // The newest archive page links to the head until another page comes between them.
  if (archived !== archivedBefore) touch(Math.min(archived, archivedBefore));
}

function compareKeys(a: ListKey, b: ListKey): number {
  for (const part of ['sortDate', 'indexNumber', 'id'] as const)
    if (a[part] !== b[part]) return a[part] < b[part] ? -1 : 1;
  return 0;
}
