import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256, type PublishChange } from '@yangguang/schemas';
import { startCms, testOutboxToken, type Cms } from '../harness.ts';
import { changesOf, draftPolicy, publishedPolicy, uploadText } from '../records.ts';

let cms: Cms;
beforeAll(async () => {
  cms = await startCms({ listen: true });
});
afterAll(() => cms.stop());

const get = (hash: string) => cms.fetch(`/api/outbox/files/${hash}`, { token: testOutboxToken });

test('the bytes of a published attachment are served by their hash, also when the officer has deleted the file', async () => {
  const text = '检查表，第一版';
  const file = await uploadText(cms, '检查表.txt', text);
  const place = await publishedPolicy(cms, { attachments: [file.id] });
  const [change] = (await changesOf(cms, place)) as [PublishChange];
  expect(change.record.attachments).toEqual([
    { name: '检查表.txt', mime: 'text/plain', sizeBytes: Buffer.byteLength(text), sha256: sha256(text) },
  ]);
  const answer = await get(sha256(text));
  expect(answer.headers.get('content-type')).toBe('application/octet-stream');
  expect(await answer.text()).toBe(text);

  const stored = await cms.strapi.db.query('plugin::upload.file').findOne({ where: { id: file.id } });
  await cms.strapi.plugin('upload').service('upload').remove(stored);
  expect(await (await get(sha256(text))).text()).toBe(text);
});

test('a file that was never let out is not served, though a draft has it', async () => {
  const text = '尚未公开的附件';
  const file = await uploadText(cms, '未公开.txt', text);
  await draftPolicy(cms, { attachments: [file.id] });
  expect((await get(sha256(text))).status).toBe(404);
});

test.each(['..%2f..%2fdata.db', 'abc', 'A'.repeat(64)])('%s is no file name', async (name) => {
  expect((await get(name)).status).toBe(400);
});

test('nobody reads files without the token', async () => {
  expect((await cms.fetch(`/api/outbox/files/${'a'.repeat(64)}`)).status).toBe(401);
});
