import { contentTypeOf, type AnyRecord } from '@yangguang/schemas';

/**
 * Every reference a record holds: field → target. Reference fields name documentIds; 相关信息 names index numbers, which
 * stay true when a record moves between systems.
 */
export function linksOf(record: AnyRecord): { field: string; to: string }[] {
  const type = contentTypeOf(record.type);
  const related = record.relatedRecords.map(({ indexNumber }) => ({ field: 'relatedRecords', to: indexNumber }));
  const referenced = Object.keys(type.fields).flatMap((field) => {
    const { kind } = type.kind(field);
    if (kind !== 'reference' && kind !== 'references') return [];
    const value = record[field];
    const targets = Array.isArray(value) ? value : [value];
    return targets.flatMap((to: unknown) => (typeof to === 'string' ? [{ field, to }] : []));
  });
  return [...referenced, ...related];
}
