import type { ContentType, FieldDefinition } from '../define-content-type.ts';
import { perType } from './per-type.ts';

/** A field of a definition together with its name. */
export interface NamedField {
  name: string;
  field: FieldDefinition;
}

/** Every field of a type, in the order of the definition. */
export const namedFields = perType((type): readonly NamedField[] =>
  Object.entries(type.fields).map(([name, field]) => ({ name, field })),
);

/** Rows of the header table of a detail page, in order (R-POL-01). */
export const headerFields = perType((type): readonly NamedField[] =>
  namedFields(type).filter(({ field }) => field.header && !field.internal),
);

/** What a list row shows, in order; the title comes first. */
export const listFields = perType((type): readonly NamedField[] =>
  namedFields(type).filter(({ field }) => field.list && !field.internal),
);

const hiddenFields = perType(
  (type) => new Set(namedFields(type).flatMap(({ name, field }) => (field.internal ? [name] : []))),
);

/** A record as open data gives it: without the fields that no reader sees (R-SRC-14, R-CRD-07). */
export function publicRecord<R extends Record<string, unknown>>(type: ContentType, record: R): Partial<R> {
  const hidden = hiddenFields(type);
  return Object.fromEntries(Object.entries(record).filter(([name]) => !hidden.has(name))) as Partial<R>;
}
