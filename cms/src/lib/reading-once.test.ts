import Database from 'better-sqlite3';
import { beforeEach, expect, test, vi } from 'vitest';
import { countWrites, decidingOnce, once, showingOnce } from './reading-once';

let db: Database.Database;
beforeEach(() => {
  db = new Database(':memory:');
  db.exec('CREATE TABLE words (text TEXT); INSERT INTO words VALUES (1)');
  countWrites(db);
});

let asked = 0;
const count = () =>
  once('count', () => {
    asked += 1;
    return Promise.resolve(db.prepare('SELECT count(*) FROM words').pluck().get());
  });

test('what was read is read once, in one scope', async () => {
  asked = 0;
  expect(await decidingOnce(async () => [await count(), await count()])).toEqual([1, 1]);
  expect(asked).toBe(1);
  await decidingOnce(count);
  expect(asked).toBe(2);
});

test('outside every scope each question is asked', async () => {
  asked = 0;
  await count();
  await count();
  expect(asked).toBe(2);
});

test.each([
  'INSERT INTO words VALUES (2)',
  'UPDATE words SET text = 2',
  'WITH two AS (SELECT 2) INSERT INTO words SELECT * FROM two',
  'ROLLBACK TO before',
])('after %s it is read again', async (sql) => {
  asked = 0;
  await decidingOnce(async () => {
    await count();
    db.exec('SAVEPOINT before');
    db.prepare(sql).run();
    await count();
  });
  expect(asked).toBe(2);
});

test('what the plugins keep of records changes none of them', async () => {
  asked = 0;
  db.exec('CREATE TABLE review_decisions (text TEXT)');
  await decidingOnce(async () => {
    await count();
    db.prepare('insert into `review_decisions` values (1)').run();
    await count();
  });
  expect(asked).toBe(1);
});

test('what is shown is of one moment', async () => {
  const write = () => db.prepare('INSERT INTO words VALUES (2)').run();
  expect(await showingOnce(async () => [await count(), write(), await count()])).toMatchObject([1, {}, 1]);
});

test('where nobody counts writes nothing is kept', async () => {
  vi.resetModules();
  const fresh = await import('./reading-once.js');
  let times = 0;
  const ask = () => fresh.once('key', () => Promise.resolve((times += 1)));
  expect(await fresh.decidingOnce(async () => [await ask(), await ask()])).toEqual([1, 2]);
});
