import { contentTypeOf, facetsOf, type Facet } from '@yangguang/schemas';
import type { Content, FacetCounts, ListPage, ListQuery } from './content.ts';

import { keys } from './keys.ts';
import { listFolder, listQuery, pagePath, scopeOf, type Lookup } from './list-scope.ts';
import { archivePages, pageRange } from './paging.ts';
import type { ListSize, SnapshotReader } from './snapshot-reader.ts';

/**
 * The read model over a snapshot.
 *
 * @param note - told the key of every fact that a call's answer depends on.
 */
export function readModel(reader: SnapshotReader, note: (key: string) => void): Content {
  let named: string | undefined;

  /** A page asks for every type and field that may name its record, one after the other. */
  function noteNamed(id: string): void {
    if (id !== named) note(keys.namedBy(id));
    named = id;
  }

  const content: Content = {
    get bureau() {
      note(keys.bureau);
      return reader.bureau();
    },
    recordAt(path) {
      note(keys.path(path));
      return reader.recordAt(path);
    },
    record(id) {
      note(keys.record(id));
      return reader.record(id);
    },
    recordByIndexNumber(indexNumber) {
      note(keys.indexNumber(indexNumber));
      return reader.recordNumbered(indexNumber);
    },
    referencing(id, type, field) {
      noteNamed(id);
      return reader.referencing(id, type, field);
    },
    countReferencing(id, type, field) {
      noteNamed(id);
      return reader.countReferencing(id, type, field);
    },
    listAt: (params) => listQuery(params, content),
    list(query, page) {
      note(keys.listPage(scopeOf(query), page));
      return listPage(reader, content, query, page);
    },
    facets(type) {
      note(keys.facets(type));
      // A publication changes the counts on every filtered list of its type.
      return content.kept(`facets ${type}`, (lookup) => {
        const sizes = reader.listSizes(type);
        return facetsOf(contentTypeOf(type)).map((facet) => facetCounts(lookup, type, facet, sizes));
      });
    },
    kept(name, make) {
      const { value, read } = reader.remember(name, () => madeWith(reader, make));
      for (const key of read) note(key);
      return value;
    },
    latest(count, types) {
      for (const type of types ?? ['*']) note(keys.type(type));
      return reader.latest(count, types);
    },
    all(type) {
      note(keys.type(type));
      return reader.all(scopeOf({ type }));
    },
    monthlyCounts(year) {
      note(keys.type('*'));
      return reader.monthlyCounts(year);
    },
    emergencies() {
      note(keys.emergencies);
      return reader.emergencies();
    },
    emergencyOf({ record, approval }) {
      if (approval.kind !== 'emergency') return undefined;
      note(keys.emergency(record.id));
      const signedAt = approval.steps.at(-1)?.at;
      return reader.emergencies().find((each) => each.id === record.id && each.signedAt === signedAt);
    },
    breakGlass() {
      note(keys.breakGlass);
      return reader.breakGlass();
    },
    tombstoneAt(path) {
      note(keys.path(path));
      return reader.tombstoneAt(path);
    },
    hasFile(path) {
      note(keys.file(path));
      return reader.hasFile(path);
    },
  };
  return content;
}

function listPage(reader: SnapshotReader, lookup: Lookup, query: ListQuery, page: 'head' | number): ListPage {
  const scope = scopeOf(query);
  const size = reader.listSize(scope);
  const archived = archivePages(size);
  const folder = listFolder(query, lookup);
  const isHead = page === 'head';
  if (folder === undefined || (!isHead && page > archived)) throw new RangeError(`no page ${page} of ${scope}`);
  const number = isHead ? archived + 1 : page;
  const { offset, count } = pageRange(size, page);
  return {
    records: reader.listed(scope, offset, count),
    number,
    isHead,
    newer: isHead ? undefined : pagePath(folder, number === archived ? 'head' : number + 1),
    older: number > 1 ? pagePath(folder, number - 1) : undefined,
    total: isHead ? size : undefined,
  };
}

/** A value made of the read model, and the keys of all that it depends on. */
function madeWith<T>(reader: SnapshotReader, make: (content: Content) => T): { value: T; read: Set<string> } {
  const read = new Set<string>();
  return { value: make(readModel(reader, (key) => read.add(key))), read };
}

/**
 * The values of one facet that have records. Years come newest first, values of a closed list in its order,
 * referenced records by their index number.
 */
function facetCounts(lookup: Lookup, type: string, facet: Facet, sizes: ListSize[]): FacetCounts {
  const values = sizes
    .filter((list) => list.facet === facet.name)
    .flatMap(({ value, size }) => {
      const path = listFolder({ type, facet: facet.name, value }, lookup);
      const target = facet.target === null ? undefined : lookup.record(value)?.record;
      const label = target?.title ?? facet.labels?.[value] ?? value;
      return path === undefined ? [] : [{ value, label, count: size, path, rank: target?.indexNumber ?? value }];
    });
  const order = facet.labels && Object.keys(facet.labels);
  values.sort((a, b) => (order ? order.indexOf(a.value) - order.indexOf(b.value) : a.rank < b.rank ? -1 : 1));
  if (facet.name === 'year') values.reverse();
  return { facet: facet.name, label: facet.label, values: values.map(({ rank: _, ...shown }) => shown) };
}
