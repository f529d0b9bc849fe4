import { contentTypeOf, type AnyRecord } from '@yangguang/schemas';

/** Every reference a record holds: field → target. */
export function linksOf(record: AnyRecord): { field: string; to: string }[] {
  const type = contentTypeOf(record.type);
  return Object.keys(type.fields).flatMap((field) => {
    const { kind } = type.kind(field);
    if (kind !== 'reference' && kind !== 'references') return [];
    const value = record[field];
    const targets = Array.isArray(value) ? value : [value];
    return targets.flatMap((to: unknown) => (typeof to === 'string' ? [{ field, to }] : []));
  });
}
