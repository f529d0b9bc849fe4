import type { Core } from '@strapi/types';
import type { ClockSource } from '@yangguang/schemas';
import { heads, tableOf, type Head, type Rows } from './records';
import type { Started } from './unpublished';

type Source = Extract<ClockSource, { kind: 'aging' }>;

/** Public records that somebody has to look at again some time after the day they name (R-SRC-13). */
export async function aging(strapi: Core.Strapi, source: Source, documentId?: string): Promise<Started[]> {
  const start = `record.${tableOf(strapi, source.type).column(source.startField)}`;
  const rows: Rows = heads(strapi, source.type, 'public').select({ start });
  if (documentId !== undefined) void rows.where('record.document_id', documentId);
  const found: (Head & { start: string })[] = await rows;
  return found.map((head) => ({ ...head, type: source.type }));
}
