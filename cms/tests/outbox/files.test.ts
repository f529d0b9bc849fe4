import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { sha256, type PublishChange } from '@yangguang/schemas';
import { startCms, testOutboxToken, type Cms } from '../harness.ts';
import {
  changesOf,
  draftPolicy,
  isPublic,
  people,
  publishedPolicy,
  reviewsOf,
  reviewUpToSignOff,
  uploadText,
} from '../records.ts';
import type { Files } from '../../src/plugins/outbox/server/services/files.ts';
import type { Approvals } from '../../src/plugins/review/server/services/approvals.ts';

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

describe('a file that is exchanged while it is let out (E2)', () => {
  const write = async (id: number, text: string): Promise<string> => {
    const { url } = await cms.strapi.db.query('plugin::upload.file').findOne({ where: { id } });
    const path = join(cms.strapi.dirs.static.public, url);
    writeFileSync(path, text);
    return path;
  };

  test('is not kept under the hash of what it was', async () => {
    const files: Files = cms.strapi.plugin('outbox').service('files');
    const { id } = await uploadText(cms, '照片.txt', '拍照时的');
    const attachment = { name: '照片.txt', mime: 'text/plain', sizeBytes: 12, sha256: sha256('拍照时的') };
    const path = await write(id, '换上来的');
    await expect(files.keep([{ attachment, path }])).rejects.toThrow('附件“照片.txt”在办理时被更换');
    expect(readdirSync(join(cms.folder, 'published-files')).filter((name) => name.includes(attachment.sha256))).toEqual(
      [],
    );
  });

  test('keeps the record back, though its hash was the one approved when it was read', async () => {
    const { id } = await uploadText(cms, '名单.txt', '审核过的');
    const place = await draftPolicy(cms, { attachments: [id] });
    await reviewUpToSignOff(cms, place);
    // The gate asks first; the second question comes with the record that goes into the feed.
    const approvals: Approvals = cms.strapi.plugin('review').service('approvals');
    const ask = approvals.forPublication.bind(approvals);
    let asked = 0;
    const spy = vi.spyOn(approvals, 'forPublication').mockImplementation(async (...question) => {
      asked += 1;
      const answer = await ask(...question);
      if (asked === 2) await write(id, '换上来的');
      return answer;
    });
    await expect(reviewsOf(cms).sign(place, people.leader)).rejects.toThrow('附件“名单.txt”在办理时被更换');
    spy.mockRestore();
    expect([asked, await isPublic(cms, place), await changesOf(cms, place)]).toEqual([2, false, []]);
  });

  test('and one whose bytes are gone is named to whoever submits', async () => {
    const { id } = await uploadText(cms, '附表.txt', '附表');
    const place = await draftPolicy(cms, { attachments: [id] });
    rmSync(await write(id, ''));
    await expect(reviewsOf(cms).submit(place, people.author)).rejects.toThrow('附件“附表.txt”的文件已从附件库删除');
  });
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
