import type { Core } from '@strapi/types';

type Knex = Core.Strapi['db']['connection'];

/** SQLite takes 32,766 values a statement. */
const rowsPerInsert = 50;

/** Adds rows to a table inside the transaction in hand; knex's own `batchInsert` opens one more around each call. */
export async function insertRows(trx: Knex, table: string, rows: readonly object[]): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerInsert)
    await trx(table).insert(rows.slice(start, start + rowsPerInsert));
}
