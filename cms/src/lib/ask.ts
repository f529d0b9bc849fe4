import type { Core } from '@strapi/types';

type Knex = Core.Strapi['db']['connection'];

/**
 * Asks the database in the transaction in hand. Where there is none it opens none: that would cost as much as ten
 * questions, and one statement sees one moment anyway.
 */
export async function ask<T>(strapi: Core.Strapi, question: (knex: Knex) => Promise<T>): Promise<T> {
  if (!strapi.db.inTransaction()) return question(strapi.db.connection);
  return (await strapi.db.transaction(({ trx }) => question(trx))) as T;
}
