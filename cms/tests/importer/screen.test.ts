import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type Desk } from '../admin/desk.ts';
import { emailOf, type Cms } from '../harness.ts';
import { feedOf } from '../records.ts';
import { fileIn } from './imports.ts';

let desk: Desk;
let cms: Cms;
let page: Page;
beforeAll(async () => {
  desk = await openDesk();
  cms = desk.cms;
  page = await desk.signIn('information-officer');
});
afterAll(() => desk?.close());

/** A busy machine may take longer than the browser's own half minute. */
const patience = { timeout: 50_000 };
const sentence = () => page.getByTestId('outcome').innerText();

test('an officer takes a file in: template, check with the error table, the good rows, the corrected file', async () => {
  await page.getByRole('link', { name: '数据导入' }).click();
  await page.getByRole('heading', { name: '数据导入' }).waitFor();
  await page.getByRole('combobox', { name: '信息类型' }).click();
  await page.getByRole('option', { name: '政策文件', exact: true }).click();
  const [template] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载模板' }).click(),
  ]);
  expect(template.suggestedFilename()).toBe('政策文件导入模板.xlsx');
  expect(
    readFileSync(await template.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');

  const bad = fileIn(
    cms,
    '通知.csv',
    '标题,公开属性,成文日期,附件\n甲,主动公开,昨天,\n乙,主动公开,2026-03-02,说明.pdf\n',
  );
  const attachment = fileIn(cms, '说明.pdf', '%PDF-1.7');
  await page.getByLabel('导入文件').setInputFiles(bad);
  await page.getByLabel('附件文件（可选）').setInputFiles(attachment);
  await page.getByRole('button', { name: '检查' }).click();
  await page.getByTestId('outcome').waitFor(patience);
  expect(await sentence()).toContain('还不能导入：共 2 条，1 条有错误。请按下表改正后重新选择文件。');
  const row = page.getByRole('row', { name: /昨天/ });
  expect(await row.innerText()).toMatch(
    /错误\s+2\s+成文日期\s+昨天\s+不是日期，或日历上没有这一天。\s+请写成 2026-11-21/,
  );

  await page.getByRole('button', { name: '跳过有错误的行，导入其余 1 条' }).click();
  await page.getByText('导入完成').waitFor(patience);
  expect(await sentence()).toContain('导入完成：共 2 条，已存为草稿 1 条，跳过 1 条。');

  const good = fileIn(cms, '改正.csv', '标题,公开属性,成文日期\n甲,主动公开,2026-03-01\n');
  await page.getByLabel('导入文件').setInputFiles(good);
  // The page has taken the new file when it no longer shows what it said of the old one.
  await page.getByTestId('outcome').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '检查' }).click();
  await page.getByText('检查完成：共 1 条，可以导入 1 条。').waitFor(patience);
  await page.getByRole('button', { name: '导入为草稿' }).click();
  await page.getByText('导入完成：共 1 条').waitFor(patience);

  const drafts = await cms.strapi.documents('api::policy-document.policy-document' as never).findMany({
    populate: ['createdBy', 'attachments'],
    sort: 'id:asc',
  } as never);
  const officer = { email: emailOf('information-officer') };
  expect(drafts).toMatchObject([
    { title: '乙', createdBy: officer, attachments: [{ name: '说明.pdf' }] },
    { title: '甲', createdBy: officer, attachments: [] },
  ]);
  expect((await feedOf(cms)).head).toBe(0);
}, 180_000);

test.each([
  ['information-officer', 200],
  ['disclosure-office', 200],
  ['department-head', 403],
  ['deputy-head', 403],
] as const)('%s asks for the types and is answered %i', async (as, status) => {
  expect((await cms.fetch('/importer/types', { as })).status).toBe(status);
});

test('a request without a file, of an unknown type, or by nobody is refused in Chinese', async () => {
  const send = (form: FormData, as?: 'information-officer') =>
    cms.fetch('/importer/imports', { method: 'POST', body: form, ...(as && { as }) });
  const form = (type: string) => {
    const made = new FormData();
    for (const [name, value] of Object.entries({ type, table: 'x.csv', dryRun: 'true', skipBadRows: 'false' }))
      made.append(name, value);
    return made;
  };
  expect((await send(form('policy-document'))).status).toBe(415);
  const noFile = await send(form('policy-document'), 'information-officer');
  expect([noFile.status, await noFile.text()]).toEqual([400, expect.stringContaining('没有收到文件，没有导入。')]);
  const unknown = await send(form('poem'), 'information-officer');
  expect([unknown.status, await unknown.text()]).toEqual([400, expect.stringContaining('请求的内容有误，没有导入。')]);
});
