import { contentTypeOf, type Attachment } from '@yangguang/schemas';

/** The files in every attachment field of a record. */
export function attachmentsOf(type: string, record: Readonly<Record<string, unknown>>): Attachment[] {
  const definition = contentTypeOf(type);
  return Object.keys(definition.fields)
    .filter((field) => definition.kind(field).kind === 'attachments')
    .flatMap((field) => record[field] as Attachment[]);
}
