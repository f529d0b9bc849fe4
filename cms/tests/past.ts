import { keepForEver } from '../src/lib/append-only.ts';
import type { Cms } from './harness.ts';

/**
 * Lets rows of a table that is kept for ever say what they would say had it happened on another day. The trigger that
 * refuses it is lifted meanwhile.
 */
export async function asOfThen({ strapi }: Cms, table: string, where: object, values: object): Promise<void> {
  const knex = strapi.db.connection;
  await knex.raw(`drop trigger ${table}_no_update`);
  await knex(table).where(where).update(values);
  await keepForEver(knex, table);
}
