import { contentTypeOf, type AnyRecord } from '@yangguang/schemas';

/** Stands for the list of corrections: a record that was corrected names it, so it is found without reading all others. */
export const correctionsList = 'corrections';

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
  const corrected = record.changeNotes.length > 0 ? [{ field: 'changeNotes', to: correctionsList }] : [];
  return [...referenced, ...related, ...corrected];
}
