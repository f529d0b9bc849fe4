import type { Core } from '@strapi/types';
import type { ClockSource } from '@yangguang/schemas';
import { heads, tableOf, withValues, type Head } from './records';

export type Started = Head & { type: string; start: string };
type Source = Extract<ClockSource, { kind: 'unpublished' }>;

/**
 * Proactive drafts of which no version with this day is public. A draft whose day is later than that of the public
 * version was formed anew, and its clock runs again (R-REG-26).
 */
export async function unpublished(strapi: Core.Strapi, source: Source, documentId?: string): Promise<Started[]> {
  const found = await Promise.all(source.types.map((type) => ofType(strapi, type, source, documentId)));
  return found.flat();
}

async function ofType(strapi: Core.Strapi, type: string, source: Source, documentId?: string): Promise<Started[]> {
  const table = tableOf(strapi, type);
  const start = table.column(source.startField);
  const rows = heads(strapi, type, 'draft')
    .select({ start: `record.${start}` })
    .where(`record.${table.column('disclosureAttribute')}`, 'proactive')
    .whereNotNull(`record.${start}`)
    .whereRaw(
      'not exists (select 1 from ?? as live where live.document_id = record.document_id ' +
        'and live.published_at is not null and live.?? >= record.??)',
      [table.name, start, start],
    );
  if (documentId !== undefined) void rows.where('record.document_id', documentId);
  const drafts: (Head & { start: string })[] = await withValues(rows, table, source.where);
  return drafts.map((draft) => ({ ...draft, type }));
}
