import type { Core } from '@strapi/types';
import type { ClockSource } from '@yangguang/schemas';
import { heads, tableOf, withValues, type Head } from './records';
import type { Started } from './unpublished';

type Source = Extract<ClockSource, { kind: 'lacks' }>;

/** Public records in which a field is still to be filled (R-ACC-10). */
export async function lacking(strapi: Core.Strapi, source: Source, documentId?: string): Promise<Started[]> {
  const table = tableOf(strapi, source.type);
  const columns = source.startFields.map((field) => `record.${table.column(field)}`);
  const marks = columns.map(() => '??').join(', ');
  const rows = heads(strapi, source.type, 'public')
    .select(strapi.db.connection.raw(`coalesce(${marks}) as start`, columns))
    .whereNull(`record.${table.column(source.field)}`);
  if (documentId !== undefined) void rows.where('record.document_id', documentId);
  const found: (Head & { start: string | null })[] = await withValues(rows, table, source.where);
  return found.flatMap(({ start, ...head }) => (start === null ? [] : [{ ...head, start, type: source.type }]));
}
