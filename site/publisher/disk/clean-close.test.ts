import { appendFileSync, copyFileSync, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { leaveMarks, takeMarks } from './clean-close.ts';

let folder: string;
const at = (name: string) => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clean-close-'));
  writeFileSync(at('a.db'), 'one');
  leaveMarks(at('closed.json'), [at('a.db'), at('b.db')]);
});
afterEach(() => rmSync(folder, { recursive: true }));

test('what was closed in order and not touched since is known, once', () => {
  expect(takeMarks(at('closed.json'))(at('a.db'))).toBe(true);
  expect(takeMarks(at('closed.json'))(at('a.db'))).toBe(false);
});

test.each([
  ['written to', () => appendFileSync(at('a.db'), 'x')],
  ['written over with as many bytes', () => writeFileSync(at('a.db'), 'two')],
  [
    'replaced by a copy',
    () => {
      copyFileSync(at('a.db'), at('copy'));
      renameSync(at('copy'), at('a.db'));
    },
  ],
  ['opened by somebody who has not closed it', () => writeFileSync(at('a.db-wal'), '')],
  ['gone', () => rmSync(at('a.db'))],
])('a database that was %s is read through', (_what, happen) => {
  happen();
  expect(takeMarks(at('closed.json'))(at('a.db'))).toBe(false);
});

test('a database that was not there has no mark, and broken marks mark nothing', () => {
  expect(takeMarks(at('closed.json'))(at('b.db'))).toBe(false);
  writeFileSync(at('closed.json'), '{"');
  expect(takeMarks(at('closed.json'))(at('a.db'))).toBe(false);
  expect(existsSync(at('closed.json'))).toBe(false);
});
