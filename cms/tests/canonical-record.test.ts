import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentHash, contentTypes, sha256 } from '@yangguang/schemas';
import { loadCompiled, startCms, type Cms } from './harness.ts';

const { canonicalRecord } = loadCompiled('lib/canonical-record') as typeof import('../src/lib/canonical-record.ts');
const { readStoredFile } = loadCompiled('lib/stored-file') as typeof import('../src/lib/stored-file.ts');

const uid = 'api::policy-interpretation.policy-interpretation';
let cms: Cms;
beforeAll(async () => {
  cms = await startCms();
});
afterAll(() => cms.stop());

async function createDocument(type: string, data: Record<string, unknown>): Promise<string> {
  const created = await cms.strapi.documents(type as never).create({
    data: { title: '关于安全生产的通知', disclosureAttribute: 'proactive', ...data } as never,
  });
  return created.documentId;
}

async function uploadText(name: string, text: string): Promise<{ id: number }> {
  const filepath = join(cms.folder, name);
  writeFileSync(filepath, text);
  const files = { filepath, originalFilename: name, mimetype: 'text/plain', size: Buffer.byteLength(text) };
  const [file] = await cms.strapi.plugin('upload').service('upload').upload({ data: {}, files });
  return file;
}

test('every field is there: empty ones null or [], references as documentIds in the order of the officer', async () => {
  const department = await createDocument('api::department.department', {});
  const first = await createDocument('api::policy-document.policy-document', {});
  const second = await createDocument('api::policy-document.policy-document', {});
  const id = await createDocument(uid, { leadDepartment: department, policies: [second, first], summary: '  ' });

  const record = await canonicalRecord(cms.strapi, uid, id);

  const type = contentTypes.find((candidate) => candidate.uid === uid);
  expect(Object.keys(record).sort()).toEqual(['type', 'id', ...Object.keys(type?.fields ?? {})].sort());
  expect(record).toMatchObject({
    type: 'policy-interpretation',
    id,
    leadDepartment: department,
    policies: [second, first],
    summary: null,
    relatedRecords: [],
    attachments: [],
  });
});

test('attachments carry the hash of their real bytes, and a changed byte changes the hash of the record (B-3)', async () => {
  const file = await uploadText('附件.txt', '第一版');
  const id = await createDocument(uid, { attachments: [file.id] });

  const before = await canonicalRecord(cms.strapi, uid, id);
  expect(before.attachments).toEqual([
    { name: '附件.txt', mime: 'text/plain', sizeBytes: 9, sha256: sha256('第一版') },
  ]);

  const [stored] = await cms.strapi.db.query('plugin::upload.file').findMany({ where: { id: file.id } });
  writeFileSync(join(cms.strapi.dirs.static.public, stored.url), '第二版');
  const after = await canonicalRecord(cms.strapi, uid, id);
  expect(contentHash(after)).not.toBe(contentHash(before));
});

test('bytes that are written over at the same length and under the same time are not taken for those before (E2)', async () => {
  const { id } = await uploadText('换.txt', '第一版');
  const { url } = await cms.strapi.db.query('plugin::upload.file').findOne({ where: { id } });
  const place = join(cms.strapi.dirs.static.public, url);
  const hashAfter = async (text: string): Promise<string> => {
    writeFileSync(place, text);
    utimesSync(place, 1, 1);
    return (await readStoredFile(cms.strapi, { name: '换.txt', mime: 'text/plain', url })).attachment.sha256;
  };
  expect([await hashAfter('第一版'), await hashAfter('第二版')]).toEqual([sha256('第一版'), sha256('第二版')]);
});

test('a changed cell of a table changes the hash of the record (B-3)', async () => {
  const hashWith = async (note: string): Promise<string> => {
    const data = { changeNotes: [{ date: '2026-11-20', note }] } as never;
    await cms.strapi.documents(uid).update({ documentId: id, data });
    return contentHash(await canonicalRecord(cms.strapi, uid, id));
  };
  const id = await createDocument(uid, {});
  const hash = await hashWith('更正日期');
  expect([await hashWith('更正日期'), await hashWith('更正日 期')]).toEqual([hash, expect.not.stringMatching(hash)]);
});

test('numbers stay numbers, and the record is the same after a save without changes', async () => {
  const accident = 'api::accident-report.accident-report';
  const id = await createDocument(accident, { directLoss: 1234567.5, deaths: 2 });
  const before = await canonicalRecord(cms.strapi, accident, id);
  expect([before.directLoss, before.deaths]).toEqual([1234567.5, 2]);
  await cms.strapi.documents(accident).update({ documentId: id, data: {} });
  expect(contentHash(await canonicalRecord(cms.strapi, accident, id))).toBe(contentHash(before));
});
