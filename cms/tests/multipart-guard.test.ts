import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCms, type Cms } from './harness.ts';

let cms: Cms;
beforeAll(async () => {
  cms = await startCms({ listen: true });
});
afterAll(() => cms.stop());

const pdf = (field: string): FormData => {
  const form = new FormData();
  form.append(field, new Blob(['%PDF-1.7\n'], { type: 'application/pdf' }), '附件.pdf');
  return form;
};
const leftBehind = () => readdirSync(tmpdir()).filter((name) => /^[0-9a-z]{25}$/.test(name)).length;

test.each(['/api/upload', '/upload', '/api/articles', '/admin/login'])(
  'a stranger sends a file to %s: refused in Chinese, nothing stays on the disk',
  async (path) => {
    const before = leftBehind();
    const answer = await cms.fetch(path, { method: 'POST', body: pdf('anything') });
    expect(leftBehind()).toBe(before);
    expect([answer.status, await answer.text()]).toEqual([415, expect.stringContaining('此处不接收文件')]);
  },
);

test('an officer uploads to the media library', async () => {
  const answer = await cms.fetch('/upload', { method: 'POST', body: pdf('files'), as: 'information-officer' });
  expect(answer.status).toBe(201);
  expect(await cms.strapi.db.query('plugin::upload.file').count()).toBe(1);
});
