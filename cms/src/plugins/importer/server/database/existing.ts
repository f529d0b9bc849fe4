import type { Core } from '@strapi/types';
import { contentTypeOf, periodFieldOf, type ContentType } from '@yangguang/schemas';
import type { Scope } from '../../../review/server/services/access';
import { tableOf } from './knex';

/** A record that the system already has, as far as an import must know it. */
export interface ExistingRecord {
  documentId: string;
  isPublished: boolean;
  title: string | null;
  indexNumber: string | null;
  documentNumber: string | null;
  formedDate: string | null;
  /** Month or quarter of figures. */
  period: string | null;
}

/** Every record of a type, by its draft; for an officer those within his scope, and of others what is public (B-6). */
export async function existingRecords(
  strapi: Core.Strapi,
  type: ContentType,
  scope?: Scope,
): Promise<ExistingRecord[]> {
  const knex = strapi.db.connection;
  const table = tableOf(strapi, type);
  const published = new Set<string>(await knex(table.name).whereNotNull('published_at').pluck('document_id'));
  const hasNumber = 'documentNumber' in type.fields;
  const period = periodFieldOf(type);
  const rows: Record<string, string | null>[] = await knex(table.name)
    .where((own) => {
      void own.whereNull('published_at');
      if (scope && !scope.readsAll) void own.whereIn('document_id', scope.records(type.uid));
    })
    .orWhere((shown) => {
      if (!scope || scope.readsAll) return void shown.whereRaw('1 = 0');
      void shown.whereNotNull('published_at').whereNotIn('document_id', scope.records(type.uid));
    })
    .select([
      'document_id',
      'title',
      table.column('indexNumber'),
      table.column('formedDate'),
      ...(hasNumber ? [table.column('documentNumber')] : []),
      ...(period === undefined ? [] : [table.column(period)]),
    ]);
  return rows.map((row) => ({
    documentId: String(row['document_id']),
    isPublished: published.has(String(row['document_id'])),
    title: row['title'] ?? null,
    indexNumber: row[table.column('indexNumber')] ?? null,
    formedDate: row[table.column('formedDate')] ?? null,
    documentNumber: hasNumber ? (row[table.column('documentNumber')] ?? null) : null,
    period: period === undefined ? null : (row[table.column(period)] ?? null),
  }));
}

/** The types that records of a type may refer to. */
export function targetTypes(type: ContentType): ContentType[] {
  const names = Object.keys(type.fields).flatMap((field) => {
    const kind = type.kind(field);
    return kind.kind === 'reference' || kind.kind === 'references' ? [kind.target] : [];
  });
  return [...new Set(names)].map(contentTypeOf);
}
