import type { Attachment, ContentType } from '@yangguang/schemas';
import type { ConvertedRecord } from '../converting/converted';
import type { ResolvedReferences } from '../converting/resolve-references';

/** The canonical record (docs/contracts.md) of a record that is about to be written, without reading it back. */
export function canonicalOf(
  type: ContentType,
  record: ConvertedRecord,
  indexNumber: string,
  references: ResolvedReferences,
  attachments: Readonly<Record<string, Attachment[]>>,
): Record<string, unknown> & { type: string } {
  const fields = Object.keys(type.fields).map((field): [string, unknown] => {
    if (field === 'indexNumber') return [field, indexNumber];
    const { kind } = type.kind(field);
    if (kind === 'references') return [field, references[field] ?? []];
    if (kind === 'reference') return [field, references[field]?.[0] ?? null];
    if (kind === 'attachments') return [field, attachments[field] ?? []];
    return [field, record.values[field] ?? null];
  });
  return { type: type.name, id: record.documentId, ...Object.fromEntries(fields) };
}
