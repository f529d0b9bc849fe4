import type { Core } from '@strapi/types';
import { clockNames, clocks, type Clock } from '@yangguang/schemas';
import { tableOf } from './clocks/records';

/**
 * What the clocks ask of the database stays quick however many records are published: drafts are told from public
 * versions in an index, without reading a row.
 */
export async function createIndexes(strapi: Core.Strapi): Promise<void> {
  for (const name of clockNames) {
    const { source }: Clock = clocks[name];
    if (source.kind === 'unpublished')
      for (const type of source.types) await unpublishedIndexes(strapi, type, source.startField);
    if (source.kind === 'unanswered') {
      await valueIndex(strapi, source.type, Object.keys(source.where ?? {}));
      await valueIndex(strapi, source.by.type, Object.keys(source.by.where ?? {}));
    }
  }
}

async function unpublishedIndexes(strapi: Core.Strapi, type: string, startField: string): Promise<void> {
  const { name, column } = tableOf(strapi, type);
  const [start, attribute] = [column(startField), column('disclosureAttribute')];
  const live = `create index if not exists ?? on ?? (document_id, ??) where published_at is not null`;
  const drafts = `create index if not exists ?? on ?? (??, document_id, ??) where published_at is null`;
  await strapi.db.connection.raw(live, [`deadlines_${name}_live`, name, start]);
  await strapi.db.connection.raw(drafts, [`deadlines_${name}_drafts`, name, attribute, start]);
}

async function valueIndex(strapi: Core.Strapi, type: string, fields: readonly string[]): Promise<void> {
  const { name, column } = tableOf(strapi, type);
  for (const field of fields)
    await strapi.db.connection.raw(`create index if not exists ?? on ?? (??) where published_at is not null`, [
      `deadlines_${name}_${column(field)}`,
      name,
      column(field),
    ]);
}
