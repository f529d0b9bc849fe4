import type { Core } from '@strapi/types';
import { contentTypes } from '@yangguang/schemas';
import type { Reassessments } from '../../../review/server/services/reassessments';
import { CONFIRMATIONS } from '../tables';
import { heads, tableOf, type Head, type Rows } from './records';
import type { Started } from './unpublished';

/**
 * Records that are not proactive, from the decision to withhold them or the last time somebody looked at them (R-REG-18);
 * from their formation while nobody decided.
 */
export async function withheld(strapi: Core.Strapi, documentId?: string): Promise<Started[]> {
  const found = await Promise.all(contentTypes.map(({ name }) => ofType(strapi, name, documentId)));
  const decided: Reassessments = strapi.plugin('review').service('reassessments');
  const looked = new Map((await decided.page()).records.map((record) => [record.documentId, record.lastOn]));
  return found.flat().map((started) => ({ ...started, start: looked.get(started.documentId) ?? started.start }));
}

async function ofType(strapi: Core.Strapi, type: string, documentId?: string): Promise<Started[]> {
  const table = tableOf(strapi, type);
  const formed = `record.${table.column('formedDate')}`;
  const last = strapi.db
    .connection(CONFIRMATIONS)
    .max('day')
    .where({ clock: 'reassessment' })
    .whereRaw('record_id = record.document_id');
  const rows: Rows = heads(strapi, type, 'draft')
    .select({ formed, confirmed: last })
    .whereIn(`record.${table.column('disclosureAttribute')}`, ['on-request', 'not-disclosed'])
    .whereNotNull(formed);
  if (documentId !== undefined) void rows.where('record.document_id', documentId);
  const drafts: (Head & { formed: string; confirmed: string | null })[] = await rows;
  return drafts.map(({ formed: day, confirmed, ...head }) => ({ ...head, type, start: confirmed ?? day }));
}
