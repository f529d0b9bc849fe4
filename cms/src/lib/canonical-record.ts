import type { Core, UID } from '@strapi/types';
import { contentTypes, type AnyRecord, type ContentType, type FieldKind, type RowColumn } from '@yangguang/schemas';
import { once } from './reading-once';
import { readStoredFile, type StoredFile } from './stored-file';

/** The definition behind a Strapi uid, or undefined for what is none of ours (users, files, plugin tables). */
export function definitionOf(uid: string): ContentType | undefined {
  return contentTypes.find((type) => type.uid === uid);
}

/**
 * The canonical record of a document, built from its **draft**: every field of the definition, empty ones `null` or
 * `[]`, references as documentIds in the officer's order, attachments with the SHA-256 of their real bytes
 * (docs/contracts.md). `contentHash(record)` of `@yangguang/schemas` is what approvals sign.
 *
 * Call it as `await canonicalRecord(strapi, uid, documentId)`; inside `strapi.db.transaction` it joins the transaction.
 * The record is not validated: an unfinished draft has `null` in required fields, so parse it with
 * `definitionOf(uid).schema` before you trust it.
 *
 * @throws {RangeError} when `uid` is no content type of ours or the document has no draft.
 */
export async function canonicalRecord(strapi: Core.Strapi, uid: string, documentId: string): Promise<AnyRecord> {
  const type = definitionOf(uid);
  if (!type) throw new RangeError(`${uid} is no disclosed content type`);
  const draft = await findDraft(strapi, type, documentId);
  if (!draft) throw new RangeError(`${uid} has no draft ${documentId}`);
  const record: Record<string, unknown> = { type: type.name, id: documentId };
  for (const name of Object.keys(type.fields))
    record[name] = await canonicalValue(strapi, type.kind(name), draft[name]);
  return record as AnyRecord;
}

/** The files attached to a draft with the place of their bytes on disk; keep the bytes under their `sha256`. */
export async function attachedFiles(strapi: Core.Strapi, uid: string, documentId: string): Promise<StoredFile[]> {
  const type = definitionOf(uid);
  if (!type) throw new RangeError(`${uid} is no disclosed content type`);
  const draft = await findDraft(strapi, type, documentId);
  const names = Object.keys(type.fields).filter((name) => type.kind(name).kind === 'attachments');
  const files = names.flatMap((name) => asList(draft?.[name]));
  return Promise.all(files.map((file) => readStoredFile(strapi, file)));
}

function findDraft(
  strapi: Core.Strapi,
  type: ContentType,
  documentId: string,
): Promise<Readonly<Record<string, unknown>> | null> {
  return once(`draft ${type.uid} ${documentId}`, () => readDraftRow(strapi, type, documentId));
}

async function readDraftRow(strapi: Core.Strapi, type: ContentType, documentId: string) {
  const populated = Object.keys(type.fields).filter((name) =>
    ['reference', 'references', 'attachments'].includes(type.kind(name).kind),
  );
  return (await strapi.db.query(type.uid as UID.ContentType).findOne({
    where: { documentId, publishedAt: null },
    populate: populated,
  })) as Record<string, unknown> | null;
}

/** A stored value of a field in the form that is signed. */
export async function canonicalValue(strapi: Core.Strapi, kind: FieldKind, value: unknown): Promise<unknown> {
  switch (kind.kind) {
    case 'text':
    case 'longText':
    case 'richText':
      return textOrNull(value);
    case 'boolean':
      return value === true;
    case 'instant':
      return value === null || value === undefined ? null : new Date(value as string | number | Date).toISOString();
    case 'reference':
      return (value as { documentId: string } | null)?.documentId ?? null;
    case 'references':
      return asList(value).map((target) => (target as { documentId: string }).documentId);
    case 'attachments':
      return Promise.all(asList(value).map(async (file) => (await readStoredFile(strapi, file)).attachment));
    case 'rows':
      return asList(value).map((row) => canonicalRow(kind.columns, row as Record<string, unknown>));
    default:
      return value ?? null;
  }
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function canonicalRow(columns: Readonly<Record<string, RowColumn>>, row: Record<string, unknown>) {
  return Object.fromEntries(
    Object.keys(columns).map((name) => {
      const value = row[name];
      return [name, typeof value === 'string' ? textOrNull(value) : (value ?? null)];
    }),
  );
}
