import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signPaper, signerOf, verifierKey } from '@yangguang/schemas';
import { afterAll, expect, test } from 'vitest';
import { verifyPaper } from './verify-paper.ts';

const folder = mkdtempSync(join(tmpdir(), 'yangguang-paper-'));
afterAll(() => rmSync(folder, { recursive: true }));
const signer = signerOf('yangguang-audit/test', '11'.repeat(32));
const key = verifierKey(signer);
const note = signPaper(signer, ['保密审查表', '结论：可以公开']);
const kept = (text: string): string => {
  const file = join(folder, 'note.txt');
  writeFileSync(file, text);
  return file;
};

test('a paper that was signed is told to be, with what it has to say (B-4)', () => {
  const verdict = verifyPaper([kept(note), key]);
  expect(verdict).toEqual({ code: 0, text: expect.stringMatching(/签名有效[^]*保密审查表[^]*结论：可以公开/) });
  writeFileSync(join(folder, 'key.txt'), `${key}\n`);
  expect(verifyPaper([kept(note), join(folder, 'key.txt')]).code).toBe(0);
});

test.each([
  ['one sign changed', note.replace('可以', '不得'), /签名无效/],
  ['the key of another log', signPaper(signerOf('yangguang-audit/other', '11'.repeat(32)), ['保密审查表']), /签名无效/],
  ['something else', '保密审查表', /不是.*签名/],
])('%s is refused in Chinese', (_name, text, sentence) => {
  expect(verifyPaper([kept(text), key])).toEqual({ code: 1, text: expect.stringMatching(sentence) });
});

test('a call without its words, or a file that is not there, is explained', () => {
  expect(verifyPaper([])).toEqual({ code: 2, text: expect.stringContaining('用法') });
  expect(verifyPaper([join(folder, 'none.txt'), key])).toEqual({ code: 2, text: expect.stringContaining('读不了') });
  expect(verifyPaper([kept(note), join(folder, 'none.key')])).toEqual({
    code: 2,
    text: expect.stringContaining('读不了'),
  });
});
