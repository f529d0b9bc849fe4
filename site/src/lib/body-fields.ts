import { contentTypeOf, disclosureEnvelope, namedFields, type AnyRecord, type FieldKind } from '@yangguang/schemas';

export interface BodyField {
  name: string;
  label: string;
  kind: FieldKind;
  value: unknown;
}

/** Read by machines only, or shown by a component of their own. */
const hiddenKinds = ['reference', 'references', 'attachments', 'boolean'];

/** What the body of a detail page shows when a type has no page of its own: every field that is filled and not in the header. */
export function bodyFields(record: AnyRecord): BodyField[] {
  const type = contentTypeOf(record.type);
  return namedFields(type)
    .filter(({ name, field }) => !(name in disclosureEnvelope) && !field.header && !field.internal)
    .map(({ name, field }) => ({ name, label: field.label, kind: type.kind(name), value: record[name] }))
    .filter(({ kind, value }) => !hiddenKinds.includes(kind.kind) && isFilled(value));
}

const isFilled = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined;

/** Fields that fit a line of a list of facts. */
export const isShort = ({ kind }: BodyField): boolean =>
  ['text', 'date', 'instant', 'integer', 'decimal', 'choice'].includes(kind.kind);
