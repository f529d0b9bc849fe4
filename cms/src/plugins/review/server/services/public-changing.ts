import type { Core, UID } from '@strapi/types';
import { contentTypes, type AnyRecord, type ContentType } from '@yangguang/schemas';
import type { Feed } from '../../../outbox/server/services/feed';
import type { Knex } from './store';

/** Most records name others for another reason: those that change nothing about them are not kept in it. */
const changesAnother = `published_at is not null and (instr(??, '"repeals"') > 0 or instr(??, '"amends"') > 0)`;

interface Columns {
  table: string;
  column: string;
}

function columnsOf(strapi: Core.Strapi, { uid }: ContentType): Columns {
  const { tableName, attributes } = strapi.db.metadata.get(uid as UID.ContentType);
  const { columnName } = attributes['relatedRecords'] as { columnName?: string };
  return { table: tableName, column: columnName ?? 'relatedRecords' };
}

const indexOf = (table: string): string => `review_${table}_changing`;

/** Whoever signs asks which public records repeal or amend the one before him; it must not cost him a look at each. */
export async function createRelatedIndexes(strapi: Core.Strapi): Promise<void> {
  for (const type of contentTypes) {
    const { table, column } = columnsOf(strapi, type);
    await strapi.db.connection.raw(`create index if not exists ?? on ?? (??, document_id) where ${changesAnother}`, [
      ...[indexOf(table), table, column],
      ...[column, column],
    ]);
  }
}

/** The records that readers see and that repeal or amend the one with an index number. */
export async function publicChanging(strapi: Core.Strapi, trx: Knex, indexNumber: string): Promise<AnyRecord[]> {
  const feed: Feed = strapi.plugin('outbox').service('feed');
  const found: AnyRecord[] = [];
  for (const type of contentTypes) {
    const { table, column } = columnsOf(strapi, type);
    // Left to choose, the database takes the index of another question and looks at every public record.
    const ids: string[] = await trx
      .from(trx.raw('?? indexed by ??', [table, indexOf(table)]))
      .whereRaw(changesAnother, [column, column])
      .whereRaw('instr(??, ?) > 0', [column, JSON.stringify(indexNumber)])
      .pluck('document_id');
    for (const id of ids) {
      const shown = await feed.publicVersion(trx, id);
      if (shown) found.push(shown);
    }
  }
  return found.filter(({ relatedRecords }) => relatedRecords.some((row) => row.indexNumber === indexNumber));
}
