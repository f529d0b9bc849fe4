import Database from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import { keepStatements } from './kept-statements';

let db: Database.Database;
beforeEach(() => {
  db = new Database(':memory:');
  keepStatements(db);
  db.prepare('CREATE TABLE words (text TEXT)').run();
  for (const text of ['一', '二']) db.prepare('INSERT INTO words VALUES (?)').run(text);
});

const all = 'SELECT * FROM words ORDER BY text';

test('the same question is prepared once', () => {
  expect(db.prepare(all)).toBe(db.prepare(all));
});

test('a table that has changed is seen as it is', () => {
  const anything = 'SELECT * FROM words';
  expect(db.prepare(anything).get()).toEqual({ text: '一' });
  db.prepare('ALTER TABLE words RENAME COLUMN text TO word').run();
  expect(db.prepare(anything).get()).toEqual({ word: '一' });
});

test('a question may be asked again while somebody walks through its rows', () => {
  const seen = [];
  for (const row of db.prepare(all).iterate()) seen.push(row, ...db.prepare(all).all());
  expect(seen).toHaveLength(6);
});

test('no more than a thousand are kept', () => {
  const first = db.prepare(all);
  for (let each = 0; each < 1000; each += 1) db.prepare(`SELECT ${each}`);
  expect(db.prepare(all)).not.toBe(first);
});
