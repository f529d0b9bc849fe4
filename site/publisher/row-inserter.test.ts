import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { rowInserter } from './row-inserter.ts';

test.each([0, 1, 49, 50, 51, 120])('%i rows are there in the end, each with its own values', (count) => {
  const db = new Database(':memory:');
  db.exec('CREATE TABLE rows (number INTEGER, name TEXT)');
  const rows = Array.from({ length: count }, (_, at) => [at, at % 7 === 0 ? null : `第${at}行`] as const);
  const inserter = rowInserter(db, 'rows (number, name)');
  for (const row of rows) inserter.add(...row);
  inserter.end();
  expect(db.prepare('SELECT number, name FROM rows ORDER BY number').raw().all()).toEqual(rows);
  db.close();
});
