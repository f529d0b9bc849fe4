import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { leaveMarks, takeMarks } from './clean-close.ts';

let folder: string;
const at = (name: string) => join(folder, name);
/** How the database is found whose bytes are known, and the one that is too large for it: longer than three bytes. */
const found = () => {
  const stateOf = takeMarks(at('closed.json'), 3);
  return [stateOf(at('a.db')), stateOf(at('large.db'))];
};
const both = (happen: (file: string) => void) => (): void => ['a.db', 'large.db'].forEach((name) => happen(at(name)));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clean-close-'));
  writeFileSync(at('a.db'), 'one');
  writeFileSync(at('large.db'), 'four');
  leaveMarks(at('closed.json'), [at('a.db'), at('b.db'), at('large.db')], 3);
});
afterEach(() => rmSync(folder, { recursive: true }));

test('what was closed in order and not touched since is known, once', () => {
  expect(found()).toEqual(['as-left', 'as-left']);
  expect(found()).toEqual(['unknown', 'unknown']);
});

/** Writes other bytes of the same length and leaves the time as it was, as a disk does by itself. */
function rot(file: string): void {
  const { atime, mtime } = statSync(file);
  writeFileSync(file, 'two'.padEnd(statSync(file).size));
  utimesSync(file, atime, mtime);
}

function replaceByCopy(file: string): void {
  copyFileSync(file, at('copy'));
  renameSync(at('copy'), file);
}

test.each<[string, (file: string) => void, string[]]>([
  ['cut off', (file) => writeFileSync(file, 'x'), ['altered', 'unknown']],
  [
    'written over with as many bytes',
    (file) => writeFileSync(file, 'five'.slice(0, statSync(file).size)),
    ['altered', 'unknown'],
  ],
  ['replaced by a copy', replaceByCopy, ['as-left', 'unknown']],
  ['opened by somebody who has not closed it', (file) => writeFileSync(`${file}-wal`, ''), ['unknown', 'unknown']],
  ['gone', (file) => rmSync(file), ['unknown', 'unknown']],
])('how a database is found that was %s', (_what, happen, expected) => {
  both(happen)();
  expect(found()).toEqual(expected);
});

test('bytes that turn by themselves are found; one that has grown large is not read', () => {
  rot(at('a.db'));
  expect(found()[0]).toBe('altered');
  leaveMarks(at('closed.json'), [at('a.db')], 3);
  appendFileSync(at('a.db'), 'x');
  expect(found()[0]).toBe('altered');
});

test('a database that was not there has no mark, and broken marks mark nothing', () => {
  expect(takeMarks(at('closed.json'))(at('b.db'))).toBe('unknown');
  writeFileSync(at('closed.json'), '{"');
  expect(found()).toEqual(['unknown', 'unknown']);
  expect(existsSync(at('closed.json'))).toBe(false);
});
