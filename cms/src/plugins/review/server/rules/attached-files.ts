import { contentTypeOf, type AnyRecord, type Attachment } from '@yangguang/schemas';

/** The files of a record, field by field in the order of its definition; one that is attached twice is told once. */
export function attachedFilesOf(record: AnyRecord): Attachment[] {
  const type = contentTypeOf(record.type);
  const names = Object.keys(type.fields).filter((name) => type.kind(name).kind === 'attachments');
  const files = names.flatMap((name) => ((record as unknown as Record<string, unknown>)[name] ?? []) as Attachment[]);
  return [...new Map(files.map((file) => [file.sha256, file])).values()];
}
