import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { IndexNumber, indexNumber } from '@yangguang/schemas';
import { copy } from './copy';

type Knex = Core.Strapi['db']['connection'];
const COUNTERS = 'index_number_counters';
const TAKEN = 'index_numbers';
const largestSequence = 99_999;

/** Creates what is missing: counters by organ and year, and every number that was ever given out. */
export async function createIndexNumberTables(knex: Knex): Promise<void> {
  if (!(await knex.schema.hasTable(COUNTERS)))
    await knex.schema.createTable(COUNTERS, (table) => {
      table.string('organ_code').notNullable();
      table.integer('year').notNullable();
      table.integer('value').notNullable();
      table.primary(['organ_code', 'year']);
    });
  // A number stays here when its record is deleted, so that it never names another one.
  if (!(await knex.schema.hasTable(TAKEN)))
    await knex.schema.createTable(TAKEN, (table) => table.string('number', 32).primary());
}

/**
 * Issues the next 索引号 of an organ and year inside the caller's transaction: unique, never given out twice, gaps only
 * where a migrated record brought its number (R-POL-05).
 */
export async function issueIndexNumber(trx: Knex, organCode: string, year: number): Promise<string> {
  const sequence = await advance(trx, organCode, year);
  if (sequence > largestSequence) throw new errors.ApplicationError(copy.indexNumbersUsedUp(year));
  const number = indexNumber(organCode, year, sequence);
  const isIssued = (await insertIfFree(trx, number)) === 1;
  return isIssued ? number : issueIndexNumber(trx, organCode, year);
}

/**
 * Takes the number that a migrated record brings along.
 *
 * @throws {ValidationError} when it is no index number, or names or named another record.
 */
export async function reserveIndexNumber(trx: Knex, number: string): Promise<void> {
  if (!IndexNumber().safeParse(number).success) throw new errors.ValidationError(copy.noIndexNumber(number));
  if ((await insertIfFree(trx, number)) !== 1) throw new errors.ValidationError(copy.indexNumberTaken(number));
}

async function advance(trx: Knex, organCode: string, year: number): Promise<number> {
  const [row] = await trx(COUNTERS)
    .insert({ organ_code: organCode, year, value: 1 })
    .onConflict(['organ_code', 'year'])
    .merge({ value: trx.raw(`${COUNTERS}.value + 1`) })
    .returning('value');
  return Number(row.value);
}

async function insertIfFree(trx: Knex, number: string): Promise<number> {
  const rows = await trx(TAKEN).insert({ number }).onConflict('number').ignore().returning('number');
  return rows.length;
}
