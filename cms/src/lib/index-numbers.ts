import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { IndexNumber, indexNumber, indexNumberTail } from '@yangguang/schemas';
import { copy } from './copy';

type Knex = Core.Strapi['db']['connection'];
const COUNTERS = 'index_number_counters';
const TAKEN = 'index_numbers';
const largestSequence = 99_999;
/** SQLite joins the rows of an insert as one compound statement of at most 500 terms. */
const numbersPerInsert = 250;

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
 * Issues a number for each of many records at once, in their order; 10,000 take two statements a group instead of
 * two each.
 *
 * @param years - of the records, as `indexNumberYear` tells them.
 */
export async function issueIndexNumbers(trx: Knex, organCode: string, years: readonly number[]): Promise<string[]> {
  const issued = new Map<number, string[]>();
  for (const year of new Set(years))
    issued.set(year, await issueForYear(trx, organCode, year, years.filter((other) => other === year).length));
  return years.map((year) => issued.get(year)?.shift() ?? '');
}

async function issueForYear(trx: Knex, organCode: string, year: number, count: number): Promise<string[]> {
  const numbers: string[] = [];
  while (numbers.length < count) {
    const wanted = Math.min(count - numbers.length, numbersPerInsert);
    const last = await advance(trx, organCode, year, wanted);
    if (last > largestSequence) throw new errors.ApplicationError(copy.indexNumbersUsedUp(year));
    const next = Array.from({ length: wanted }, (_, index) => indexNumber(organCode, year, last - wanted + 1 + index));
    numbers.push(...(await insertFree(trx, next)));
  }
  return numbers;
}

/**
 * Takes the numbers that migrated records bring along. A number of a former organ also blocks this organ's number of
 * the same year and sequence: both would name the same page (`indexNumberTail`).
 *
 * @throws {ValidationError} when one is no index number, or names or named another record.
 */
export async function reserveIndexNumbers(trx: Knex, organCode: string, numbers: readonly string[]): Promise<void> {
  const malformed = numbers.find((number) => !IndexNumber().safeParse(number).success);
  if (malformed !== undefined) throw new errors.ValidationError(copy.noIndexNumber(malformed));
  for (let start = 0; start < numbers.length; start += numbersPerInsert) {
    const group = numbers.slice(start, start + numbersPerInsert);
    const own = (number: string) => `${organCode}/${indexNumberTail(number)}`;
    const foreign = group.filter((number) => own(number) !== number);
    const free = new Set([...(await insertFree(trx, group)), ...(await insertFree(trx, foreign.map(own)))]);
    const taken = group.find((number) => !free.has(number) || !free.has(own(number)));
    if (taken !== undefined) throw new errors.ValidationError(copy.indexNumberTaken(taken));
  }
}

/** Every number that was ever given out. */
export async function takenIndexNumbers(knex: Knex): Promise<string[]> {
  return knex(TAKEN).pluck('number');
}

/** The year that a record is numbered in: that of its formation, else this one in Shanghai. */
export function indexNumberYear(formedDate: unknown): number {
  if (typeof formedDate === 'string' && /^(?:19|20)\d{2}-/.test(formedDate)) return Number(formedDate.slice(0, 4));
  return Number(yearInShanghai.format(new Date()));
}

const yearInShanghai = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric' });

async function advance(trx: Knex, organCode: string, year: number, by = 1): Promise<number> {
  const [row] = await trx(COUNTERS)
    .insert({ organ_code: organCode, year, value: by })
    .onConflict(['organ_code', 'year'])
    .merge({ value: trx.raw(`${COUNTERS}.value + ?`, [by]) })
    .returning('value');
  return Number(row.value);
}

async function insertIfFree(trx: Knex, number: string): Promise<number> {
  return (await insertFree(trx, [number])).length;
}

/** The numbers that were free, in the order given. */
async function insertFree(trx: Knex, numbers: readonly string[]): Promise<string[]> {
  if (numbers.length === 0) return [];
  const rows: { number: string }[] = await trx(TAKEN)
    .insert(numbers.map((number) => ({ number })))
    .onConflict('number')
    .ignore()
    .returning('number');
  const inserted = new Set(rows.map((row) => row.number));
  return numbers.filter((number) => inserted.has(number));
}
