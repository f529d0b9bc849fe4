import { contentTypeOf, contentTypes, facetSegment, facetsOf, indexNumberTail, type Facet } from '@yangguang/schemas';
import type { ListQuery, PublicRecord } from './content.ts';

/** A list as one word: `policy-document::` or `policy-document:topicCategory:fireworks`. */
export function scopeOf(query: ListQuery): string {
  return `${query.type}:${query.facet ?? ''}:${query.value ?? ''}`;
}

export function queryOf(scope: string): ListQuery {
  const [type = '', facet = '', value = ''] = scope.split(':');
  return facet === '' ? { type } : { type, facet, value };
}

/** What names of referenced records are looked up with. */
export interface Lookup {
  record: (id: string) => PublicRecord | undefined;
  recordAt: (path: string) => PublicRecord | undefined;
}

/** The facet that a filtered list is about. */
function facetOf(query: ListQuery): Facet | undefined {
  return facetsOf(contentTypeOf(query.type)).find((facet) => facet.name === query.facet);
}

/**
 * The folder of a list, `/policies/` or `/policies/lead-department-2024-00003/`. Undefined for the list of a
 * referenced record that is not public: such a list has no pages.
 */
export function listFolder(query: ListQuery, lookup: Lookup): string | undefined {
  const column = `/${contentTypeOf(query.type).column.path}/`;
  if (query.facet === undefined) return column;
  const value = addressValue(query, lookup);
  return value === undefined ? undefined : `${column}${facetSegment(query.facet, value)}/`;
}

/** URL path of one page of a list in this folder. */
export function pagePath(folder: string, page: 'head' | number): string {
  return page === 'head' ? folder : `${folder}page-${page}.html`;
}

function addressValue(query: ListQuery, lookup: Lookup): string | undefined {
  const value = query.value ?? '';
  if (facetOf(query)?.target === null) return value;
  const target = lookup.record(value);
  return target && indexNumberTail(target.record.indexNumber);
}

/** The list that the parameters of a list page name; undefined when there is none. */
export function listQuery(params: Readonly<Record<string, string | undefined>>, lookup: Lookup): ListQuery | undefined {
  const type = contentTypes.find((candidate) => candidate.column.path === params['column']);
  const filter = params['filter'];
  if (!type || filter === undefined) return type && { type: type.name };
  const named = facetsOf(type).filter(({ name }) => filter.startsWith(facetSegment(name, '')));
  // The longest name wins, should one facet's name begin with another's.
  const facet = named.sort((a, b) => b.name.length - a.name.length)[0];
  if (!facet) return undefined;
  const value = filter.slice(facetSegment(facet.name, '').length);
  if (facet.target === null) return { type: type.name, facet: facet.name, value };
  const target = lookup.recordAt(`/${contentTypeOf(facet.target).column.path}/${value}.html`);
  return target && { type: type.name, facet: facet.name, value: target.record.id };
}
