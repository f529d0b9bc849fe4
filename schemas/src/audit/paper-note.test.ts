import { expect, test } from 'vitest';
import { isSignedBy, readCheckpoint, signCheckpoint, signerOf, verifierKey } from './checkpoint.ts';
import { isPaperSignedBy, readPaper, signPaper } from './paper-note.ts';

const signer = signerOf('yangguang-audit/test', '11'.repeat(32));
const key = verifierKey(signer);
const lines = ['保密审查表', '标题：关于开展检查的\n通知', '结论：可以公开'];
const note = signPaper(signer, lines);

test('what a paper says is signed line by line, and read again as it was (B-4)', () => {
  expect(readPaper(note)).toEqual(['保密审查表', '标题：关于开展检查的 通知', '结论：可以公开']);
  expect(isPaperSignedBy(note, key)).toBe(true);
  // As a typist or a scanner gives it back.
  const broken = note.replace(/(— \S+) (.{30})/, '$1\n$2\n');
  expect([broken.split('\n').length, isPaperSignedBy(broken, key)]).toEqual([note.split('\n').length + 2, true]);
  expect(isPaperSignedBy(`\r\n ${note.replaceAll('\n', ' \r\n')}\n\n`, key)).toBe(true);
});

test.each([
  ['another conclusion', note.replace('可以', '不得')],
  ['a line less', note.replace('结论：可以公开\n', '')],
  ['a line more', note.replace('\n\n', '\n又一行\n\n')],
  ['another order', note.replace(/(标题.*)\n(结论.*)\n/, '$2\n$1\n')],
  ['another signer', signPaper(signerOf('yangguang-audit/test', '22'.repeat(32)), lines)],
  ['no signature', note.slice(0, note.indexOf('—'))],
  ['nothing', ''],
])('a paper with %s is not believed', (_name, forged) => {
  expect(isPaperSignedBy(forged, key)).toBe(false);
});

test('a checkpoint is no paper and a paper no checkpoint', () => {
  const checkpoint = signCheckpoint(signer, { size: 7, root: 'ab'.repeat(32) });
  expect([readPaper(checkpoint), isSignedBy(checkpoint, key)]).toEqual([null, true]);
  expect(readCheckpoint(note)).toBeNull();
  expect(readCheckpoint(signPaper(signer, ['7', Buffer.alloc(32).toString('base64')]))?.origin).not.toBe(signer.origin);
});
