import type { ContentType } from '../define-content-type.ts';
import type { AnyRecord } from '../types/index.ts';
import { perType } from './per-type.ts';

/** A way to narrow a list: a collection of the type, the year of the sort date, or one field marked `facet`. */
export interface Facet {
  /** `collection`, `year`, or the name of the field. */
  name: string;
  label: string;
  /** The field the values come from; null for collections, which look at the whole record. */
  field: string | null;
  /** Labels of a closed list; null where the value is a year or names a record. */
  labels: Readonly<Record<string, string>> | null;
  /** Type of the record that a value names; null for everything else. */
  target: string | null;
}

export const collectionFacet = 'collection';

/** The facets of a type, in the order in which they are offered: collections, then the year. */
export const facetsOf = perType((type): readonly Facet[] => {
  const year: Facet = { name: 'year', label: '年份', field: type.sortField, labels: null, target: null };
  const marked = Object.entries(type.fields).filter(([, field]) => field.facet);
  return [...collections(type), year, ...marked.map(([name, field]) => fieldFacet(type, name, field.label))];
});

function collections({ collections }: ContentType): Facet[] {
  if (!collections) return [];
  const labels = Object.fromEntries(Object.entries(collections).map(([name, { label }]) => [name, label]));
  return [{ name: collectionFacet, label: '专题目录', field: null, labels, target: null }];
}

function fieldFacet(type: ContentType, name: string, label: string): Facet {
  const kind = type.kind(name);
  if (kind.kind === 'choice') return { name, label, field: name, labels: kind.labels, target: null };
  if (kind.kind === 'boolean') return { name, label, field: name, labels: { yes: '是', no: '否' }, target: null };
  if (kind.kind === 'reference') return { name, label, field: name, labels: null, target: kind.target };
  throw new TypeError(`${type.name}.${name} cannot be a facet: ${kind.kind}`);
}

export interface FacetValue {
  facet: string;
  /** `2026`, a choice, `yes` or `no`; of a reference the documentId, which the portal resolves (see `facetSegment`). */
  value: string;
}

/** Where a record stands under each facet of its type; a facet whose field is empty is left out. */
export function facetValues(type: ContentType, record: AnyRecord): FacetValue[] {
  return facetsOf(type).flatMap(({ name, field }) => {
    if (field === null) return collectionsHolding(type, record);
    const value = record[field];
    if (value === null || value === undefined) return [];
    return [{ facet: name, value: facetText(name, value) }];
  });
}

function collectionsHolding({ collections = {} }: ContentType, record: AnyRecord): FacetValue[] {
  const holding = Object.entries(collections).filter(([, { holds }]) => holds(record as never));
  return holding.map(([value]) => ({ facet: collectionFacet, value }));
}

function facetText(facet: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return facet === 'year' ? String(value).slice(0, 4) : String(value);
}

/**
 * The URL segment of a filtered list: `document-kind-notice`, `year-2026`. For a reference pass the tail of the named
 * record's index number (`indexNumberTail`) as the value, so that the address is readable and never changes:
 * `lead-department-2024-00003`.
 */
export function facetSegment(facet: string, value: string): string {
  return `${facet.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}-${value}`;
}
