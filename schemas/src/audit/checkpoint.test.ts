import { expect, test } from 'vitest';
import { isSignedBy, readCheckpoint, signCheckpoint, signerOf, verifierKey } from './checkpoint.ts';
import { leafHash } from './merkle.ts';

const signer = signerOf('audit.example/log', 'ab'.repeat(32));
const other = signerOf('audit.example/log', 'cd'.repeat(32));
const head = { size: 7, root: leafHash('seven') };
const note = signCheckpoint(signer, head);

test('a checkpoint is origin, size and root, a line each, and says so again when it is read', () => {
  expect(note.split('\n').slice(0, 4)).toEqual([
    'audit.example/log',
    '7',
    Buffer.from(head.root, 'hex').toString('base64'),
    '',
  ]);
  expect(readCheckpoint(note)).toEqual({ origin: 'audit.example/log', ...head });
});

test('it holds for the key that signed it, and for no other key or text', () => {
  expect(isSignedBy(note, verifierKey(signer))).toBe(true);
  expect(isSignedBy(note, verifierKey(other))).toBe(false);
  expect(isSignedBy(note.replace('\n7\n', '\n8\n'), verifierKey(signer))).toBe(false);
  expect(isSignedBy(note, verifierKey(signer).replace('example', 'elsewhere'))).toBe(false);
  expect(isSignedBy(note.split('\n\n')[0] ?? '', verifierKey(signer))).toBe(false);
});

test('the key hint is that of a signed note: its name, a line feed, the algorithm and the key', () => {
  expect(verifierKey(signer)).toMatch(/^audit\.example\/log\+[0-9a-f]{8}\+A[A-Za-z0-9+/]{43}$/);
});

test.each(['', 'one line', 'origin\n-1\nAAAA\n', 'origin\n007\nAAAA\n', 'origin\n7\nAAAA\n'])(
  'what is no checkpoint is not read as one: %j',
  (text) => expect(readCheckpoint(text)).toBeNull(),
);

test('a seed of the wrong length is refused', () => {
  expect(() => signerOf('a', 'ab')).toThrow(RangeError);
});
