import type { Core, UID } from '@strapi/types';
import { contentTypes, type AnyRecord, type ContentType } from '@yangguang/schemas';
import type { Feed } from '../../../outbox/server/services/feed';
import type { Knex } from './store';

/** Of the related records of public versions only those that say something are kept in it: most say nothing. */
const someRelated = `published_at is not null and ?? <> '[]'`;

interface Columns {
  table: string;
  column: string;
}

function columnsOf(strapi: Core.Strapi, { uid }: ContentType): Columns {
  const { tableName, attributes } = strapi.db.metadata.get(uid as UID.ContentType);
  const { columnName } = attributes['relatedRecords'] as { columnName?: string };
  return { table: tableName, column: columnName ?? 'relatedRecords' };
}

/** Whoever signs asks which public records name the one before him; it must not cost him a look at each. */
export async function createRelatedIndexes(strapi: Core.Strapi): Promise<void> {
  for (const type of contentTypes) {
    const { table, column } = columnsOf(strapi, type);
    await strapi.db.connection.raw(`create index if not exists ?? on ?? (??, document_id) where ${someRelated}`, [
      ...[`review_${table}_related`, table, column],
      column,
    ]);
  }
}

/** The records that readers see and that name an index number among their related ones. */
export async function publicNaming(strapi: Core.Strapi, trx: Knex, indexNumber: string): Promise<AnyRecord[]> {
  const feed: Feed = strapi.plugin('outbox').service('feed');
  const found: AnyRecord[] = [];
  for (const type of contentTypes) {
    const { table, column } = columnsOf(strapi, type);
    const ids: string[] = await trx(table)
      .whereRaw(someRelated, [column])
      .whereRaw('instr(??, ?) > 0', [column, JSON.stringify(indexNumber)])
      .pluck('document_id');
    for (const id of ids) {
      const shown = await feed.publicVersion(trx, id);
      if (shown) found.push(shown);
    }
  }
  return found.filter(({ relatedRecords }) => relatedRecords.some((row) => row.indexNumber === indexNumber));
}
