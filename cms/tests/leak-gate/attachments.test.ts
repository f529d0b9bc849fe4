import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCompiled, startCms, type Cms } from '../harness.ts';
import { fileIn, importsOf, migration } from '../importer/imports.ts';
import { draftPolicy, edit, people, policyDocument, reviewsOf, uploadBytes, uploadText } from '../records.ts';
import { created, citizenNumber, leaks } from './findings.ts';
import { docx, paragraph, poisoned } from './poisoned.ts';

const { runWorker } = loadCompiled(
  'plugins/leak-gate/server/files/run-worker',
) as typeof import('../../src/plugins/leak-gate/server/files/run-worker.ts');

let cms: Cms;
beforeAll(async () => {
  cms = await startCms({ listen: true });
});
afterAll(() => cms.stop());

const upload = (name: string, bytes: Buffer) => uploadBytes(cms, name, bytes);

const tracked = () => poisoned[0]?.bytes() ?? Promise.resolve(Buffer.alloc(0));

test('a file with tracked changes holds its record back; its clean copy takes its place with one click (A-12)', async () => {
  const id = await created(cms);
  const place = { uid: policyDocument, documentId: id };
  const file = await upload('通知.docx', await tracked());
  const other = await uploadText(cms, '说明.txt', '说明');
  await edit(cms, place, { attachments: [file, other.id] });
  await expect(reviewsOf(cms).submit(place, people.author)).rejects.toThrow(
    '附件，通知.docx，正文第 2 段：含有修订痕迹',
  );
  const { view } = await leaks(cms, 'information-officer', id);
  const body = { file: view.findings[0]?.cleanable, seenHash: view.hash };
  expect((await leaks(cms, 'department-head', id, 'clean', body)).status).toBe(403);
  expect((await leaks(cms, 'information-officer', id, 'clean', body)).view.findings).toEqual([]);
  const draft = await cms.strapi
    .documents(policyDocument as never)
    .findOne({ documentId: id, populate: ['attachments'] as never });
  const { attachments } = draft as unknown as { attachments: { id: number; name: string }[] };
  expect(attachments.map(({ name }) => name)).toEqual(['通知.docx', '说明.txt']);
  expect(attachments[0]?.id).not.toBe(file);
  await reviewsOf(cms).submit(place, people.author);
});

test('what a file says goes through the same detectors, with its place in the file (A-11)', async () => {
  const file = await upload('名单.docx', await docx(paragraph('名单') + paragraph(`王某 ${citizenNumber}`)));
  const place = await draftPolicy(cms, { attachments: [file] });
  await expect(reviewsOf(cms).submit(place, people.author)).rejects.toThrow(
    '附件，名单.docx，正文第 2 段：含有完整的公民身份号码（110***********002X）',
  );
});

test('a public record is not imported with such a file (R-SRC-14)', async () => {
  const record = {
    title: '关于安全检查的通知',
    disclosureAttribute: '主动公开',
    topicCategory: '安全生产综合',
    formedDate: '2026-03-02',
    documentNumber: '云应急〔2026〕903号',
    documentKind: '通知',
    documentDate: '2026-03-02',
    body: '正文。',
    attachments: ['通知.docx'],
  };
  const file = fileIn(cms, 'files.json', JSON.stringify([record]));
  fileIn(cms, '通知.docx', await tracked());
  const attachments = join(cms.folder, 'imports');
  const result = await importsOf(cms).run({ type: 'policy-document', file, attachments, migration });
  expect(result.outcome).toBe('refused');
  expect(result.problems.filter(({ severity }) => severity === 'error')).toEqual([
    expect.objectContaining({ severity: 'error', row: 1, what: expect.stringContaining('正文第 2 段：含有修订痕迹') }),
  ]);
});

test('a look that takes too long, or breaks, is ended and holds the record back (D13)', async () => {
  const path = join(cms.folder, 'slow.docx');
  writeFileSync(path, await tracked());
  await expect(runWorker({ deed: 'scan', name: 'slow.docx', path }, 1)).rejects.toThrow('took longer than 1 ms');
  await expect(runWorker({ deed: 'scan', name: 'gone.docx', path: `${path}.gone` })).rejects.toThrow('ENOENT');
});
