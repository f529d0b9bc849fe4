import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCms, type Cms } from './harness.ts';

let cms: Cms;
beforeAll(async () => {
  cms = await startCms({ listen: true });
});
afterAll(() => cms.stop());

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const pdf = '%PDF-1.7\n';
const html = '<html><script>alert(1)</script></html>';
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const program = Buffer.concat([Buffer.from('4d5a9000', 'hex'), Buffer.alloc(200)]);
const zip = Buffer.concat([Buffer.from('504b0506', 'hex'), Buffer.alloc(18)]);

type File = [name: string, content: string | Buffer, type: string];

async function upload(...files: File[]): Promise<{ status: number; text: string }> {
  const form = new FormData();
  for (const [name, content, type] of files) form.append('files', new Blob([content as BlobPart], { type }), name);
  const answer = await cms.fetch('/upload', { method: 'POST', body: form, as: 'information-officer' });
  return { status: answer.status, text: await answer.text() };
}
const stored = () => cms.strapi.db.query('plugin::upload.file').count();
const leftBehind = () => readdirSync(tmpdir()).filter((name) => /^[0-9a-z]{25}$/.test(name));

test.each<File>([
  ['网页.pdf', html, 'application/pdf'],
  ['矢量图.png', svg, 'image/png'],
  ['矢量图.svg', svg, 'image/svg+xml'],
  ['程序.jpg', program, 'image/jpeg'],
  ['程序.txt', program, 'text/plain'],
  ['图片.pdf', png, 'application/pdf'],
  ['文件.docx', pdf, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['程序.exe', program, 'application/octet-stream'],
  ['没有扩展名', pdf, 'application/pdf'],
])('%s is refused by name, and nothing of it stays', async (name, content, type) => {
  const [before, temporary] = [await stored(), leftBehind()];
  const answer = await upload(['附件.pdf', pdf, 'application/pdf'], [name, content, type]);
  expect(answer.status).toBe(400);
  expect(answer.text).toContain(`“${name}”不能上传`);
  expect(answer.text).not.toContain('“附件.pdf”');
  expect(await stored()).toBe(before);
  await expect.poll(() => leftBehind().filter((file) => !temporary.includes(file))).toEqual([]);
});

test.each<[...File, string]>([
  ['附件.pdf', pdf, 'application/pdf', 'application/pdf'],
  ['照片.PNG', png, 'image/png', 'image/png'],
  ['名单.csv', '姓名,单位\n', 'application/vnd.ms-excel', 'text/csv'],
  ['说明.txt', Buffer.from('说明', 'utf16le'), 'text/plain', 'text/plain'],
  ['材料.zip', zip, 'application/x-zip-compressed', 'application/zip'],
])('%s is taken and stored as what it is', async (name, content, type, mime) => {
  expect((await upload([name, content, type])).status).toBe(201);
  const [newest] = await cms.strapi.db.query('plugin::upload.file').findMany({ orderBy: { id: 'desc' }, limit: 1 });
  expect(newest).toMatchObject({ name, mime });
});
