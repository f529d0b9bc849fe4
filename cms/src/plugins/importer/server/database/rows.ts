import type { Core } from '@strapi/types';
import type { ContentType, FieldKind } from '@yangguang/schemas';
import type { ConvertedRecord } from '../converting/converted';
import { tableOf } from './knex';

export interface RowSettings {
  /** Admin user who imports; null when a program does. */
  creatorId: number | null;
  at: Date;
}

/** Makes the table rows of records exactly as the document service would. */
export function rowMaker(strapi: Core.Strapi, type: ContentType, { creatorId, at }: RowSettings) {
  const table = tableOf(strapi, type);
  const stored = Object.keys(type.fields).filter((field) => !isLinked(type.kind(field)));
  return (record: ConvertedRecord, indexNumber: string, publishedAt: Date | null): Record<string, unknown> => ({
    document_id: record.documentId,
    ...Object.fromEntries(
      stored.map((field) => [table.column(field), storedValue(type.kind(field), record.values[field] ?? null)]),
    ),
    [table.column('indexNumber')]: indexNumber,
    created_at: at,
    updated_at: at,
    published_at: publishedAt,
    created_by_id: creatorId,
    updated_by_id: creatorId,
    locale: null,
  });
}

/** What stands in tables of links, not in a column. */
function isLinked({ kind }: FieldKind): boolean {
  return kind === 'reference' || kind === 'references' || kind === 'attachments';
}

function storedValue({ kind }: FieldKind, value: unknown): unknown {
  if (value === null) return null;
  if (kind === 'rows') return JSON.stringify(value);
  return kind === 'instant' ? new Date(value as string) : value;
}
