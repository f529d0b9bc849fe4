import { expect, test } from 'vitest';
import { exampleOf } from '../examples/index.ts';
import type { AnyRecord } from '../types/index.ts';
import { correctionIssues } from './correction.ts';

const note = { date: '2026-05-02', note: '第二条中的文号有误，予以更正。' };
const file = { name: '附件.pdf', mime: 'application/pdf', sizeBytes: 3, sha256: 'a'.repeat(64) };
const policy = { ...exampleOf('policy-document'), attachments: [file], effectiveDate: null } as unknown as AnyRecord;

test.each<[string, Partial<AnyRecord>, string[]]>([
  ['the text is corrected without a word', { body: '<p>改</p>' }, ['correction.note-missing']],
  ['the text is corrected, and readers are told', { body: '<p>改</p>', changeNotes: [note] }, []],
  ['a file is replaced', { attachments: [{ ...file, sha256: 'b'.repeat(64) }] }, ['correction.note-missing']],
  ['a file is added', { attachments: [file, { ...file, name: '附件二.pdf', sha256: 'b'.repeat(64) }] }, []],
  ['what was empty is filled', { effectiveDate: '2026-06-01' }, []],
  ['what was said is emptied', { documentNumber: null }, ['correction.note-missing']],
  ['the record is described in other words', { summary: '另一种概述', keywords: '检查 危险化学品' }, []],
  ['the document is repealed', { validityStatus: 'repealed', repealedDate: '2026-06-01', repealedBy: '新办法' }, []],
])('%s', (_name, change, codes) => {
  expect(correctionIssues(policy, { ...policy, ...change }).map(({ code }) => code)).toEqual(codes);
});

test('what readers were told stays, to the letter', () => {
  const told = { ...policy, changeNotes: [note] };
  const second = { date: '2026-05-03', note: '附件一有误，已更换。' };
  for (const changeNotes of [[], [second], [{ ...note, note: '另作说明' }, second]])
    expect(correctionIssues(told, { ...told, changeNotes })).toMatchObject([{ code: 'correction.note-removed' }]);
  expect(correctionIssues(told, { ...told, body: '<p>改</p>', changeNotes: [note, second] })).toEqual([]);
  expect(correctionIssues(told, { ...told, body: '<p>改</p>' })).toMatchObject([{ code: 'correction.note-missing' }]);
});

test('what is kept up to date is not corrected by that', () => {
  const department = exampleOf('department') as unknown as AnyRecord;
  expect(correctionIssues(department, { ...department, title: '政策法规科' })).toEqual([]);
});
