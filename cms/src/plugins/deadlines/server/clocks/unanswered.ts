import type { Core } from '@strapi/types';
import { shanghaiDate, type ClockSource } from '@yangguang/schemas';
import type { Feed } from '../../../outbox/server/services/feed';
import { heads, tableOf, withValues, type Head, type Rows } from './records';
import type { Started } from './unpublished';

type Source = Extract<ClockSource, { kind: 'unanswered' }>;

/** Public records that another public record must answer, from the day they first went out (R-SRC-07, R-SRC-12). */
export async function unanswered(strapi: Core.Strapi, source: Source, documentId?: string): Promise<Started[]> {
  const table = tableOf(strapi, source.type);
  const rows = withValues(heads(strapi, source.type, 'public'), table, source.where);
  if (documentId !== undefined) void rows.where('record.document_id', documentId);
  if (source.by.field) void rows.whereNotIn('record.document_id', answeredBy(strapi, source, source.by.field));
  const found: Head[] = await rows;
  const open = source.by.field ? found : await withoutNamed(strapi, source, found);
  const feed: Feed = strapi.plugin('outbox').service('feed');
  const firsts = await feed.firstPublications(open.map((head) => head.documentId));
  return open.flatMap((head) => {
    const at = firsts.get(head.documentId);
    return at ? [{ ...head, type: source.type, start: shanghaiDate(new Date(at)) }] : [];
  });
}

/** A public answer may point to the draft or to the public row of the record: what counts is the record. */
function answeredBy(strapi: Core.Strapi, source: Source, field: string): Rows {
  const answers = tableOf(strapi, source.by.type);
  const link = answers.link(field);
  return strapi.db
    .connection(`${answers.name} as answer`)
    .join(`${link.table} as answered`, `answered.${link.from}`, 'answer.id')
    .join(`${tableOf(strapi, source.type).name} as target`, 'target.id', `answered.${link.to}`)
    .whereNotNull('answer.published_at')
    .select('target.document_id');
}

/** An answer and what it answers are tied by the related records of either (R-SRC-12). */
async function withoutNamed(strapi: Core.Strapi, source: Source, found: Head[]): Promise<Head[]> {
  const table = tableOf(strapi, source.by.type);
  const rows = withValues(heads(strapi, source.by.type, 'public'), table, source.by.where);
  const answers: (Head & { related: unknown })[] = await rows.select({
    related: `record.${table.column('relatedRecords')}`,
  });
  const named = new Set(answers.flatMap(({ related }) => indexNumbersIn(related)));
  return found.filter((head) => head.indexNumber === null || !named.has(head.indexNumber));
}

function indexNumbersIn(related: unknown): string[] {
  const list: unknown = typeof related === 'string' ? JSON.parse(related) : related;
  return Array.isArray(list) ? list.map((row: { indexNumber: string }) => row.indexNumber) : [];
}
