import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { isSignedBy, readCheckpoint, verifyLog } from '@yangguang/schemas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { entriesOf } from '../audit/log.ts';
import { testRoles } from '../harness.ts';
import { draftPolicy, publishedPolicy } from '../records.ts';
import { latinTexts } from './latin-texts.ts';
import { openDesk, patient, type Desk } from './desk.ts';

let desk: Desk;
let auditor: Page;
beforeAll(async () => {
  desk = await openDesk();
  await publishedPolicy(desk.cms, { title: '关于公布举报电话的通知' });
  for (let number = 0; number < 55; number += 1) await draftPolicy(desk.cms, { title: `第${number}号草稿` });
  auditor = await desk.signIn('audit-administrator', { acceptDownloads: true });
});
afterAll(() => desk?.close());

const openLog = async () => {
  await auditor.goto(`${desk.cms.url}/admin/plugins/audit`);
  await rows().first().waitFor();
};
const rows = () => auditor.locator('[data-testid^=entry-]');
const texts = async () => (await rows().allTextContents()).join('\n');

async function download(button: string): Promise<string> {
  const [file] = await Promise.all([
    auditor.waitForEvent('download', { timeout: patient.timeout }),
    auditor.getByRole('button', { name: button }).click(),
  ]);
  return readFileSync(await file.path(), 'utf8');
}

test('the log is shown newest first, page by page, all in Chinese', async () => {
  await openLog();
  expect(await rows().count()).toBe(50);
  expect(await rows().first().textContent()).toContain('登录');
  await auditor.screenshot({ path: '.cache/audit-log.png', fullPage: true });
  expect(await latinTexts(auditor)).toEqual([]);
  await auditor.goto(`${desk.cms.url}/admin/plugins/audit?page=3`);
  await expect.poll(texts, patient).toContain('启用审计日志');
});

test('who looks for a person, a record or an action by keyboard alone finds it', async () => {
  await openLog();
  await auditor.getByLabel('对象标题').focus();
  await auditor.keyboard.type('举报电话');
  await auditor.keyboard.press('Enter');
  await expect.poll(() => rows().count(), patient).toBeLessThan(12);
  expect(await texts()).toContain('签发');
  expect(await texts()).not.toContain('号草稿');
  const details = auditor.getByRole('button', { name: /的详情/ }).first();
  await details.focus();
  await auditor.keyboard.press('Enter');
  await auditor.getByText('校验值').waitFor();
  expect(await details.getAttribute('aria-expanded')).toBe('true');
  await auditor.getByRole('button', { name: '清除条件' }).press('Enter');
  await expect.poll(() => rows().count(), patient).toBe(50);
  await auditor.getByLabel('起始日期').fill('昨天');
  await auditor.keyboard.press('Enter');
  await auditor.getByText('日期应为').waitFor();
  await auditor.getByLabel('起始日期').fill('2001年1月1日');
  await auditor.getByLabel('截止日期').fill('20010102');
  await auditor.keyboard.press('Enter');
  await auditor.getByText('没有符合条件的条目').waitFor();
});

test('what is taken away verifies with the checkpoint and the key, and taking it away is on record', async () => {
  await openLog();
  const log = await download('导出全部日志');
  const note = await download('下载检查点');
  const key = await download('下载公钥');
  const head = readCheckpoint(note);
  expect(isSignedBy(note, key)).toBe(true);
  const lines = log.trimEnd().split('\n');
  expect(head?.size).toBe(lines.length);
  expect((await verifyLog(lines, head ? [{ ...head, source: '' }] : [])).fault).toBeNull();
  await auditor.goto(`${desk.cms.url}/admin/plugins/audit?subject=举报电话`);
  await expect.poll(() => rows().count(), patient).toBeLessThan(12);
  const table = await download('导出查询结果');
  expect(table.startsWith('\u{feff}"序号"')).toBe(true);
  expect(table.trimEnd().split('\r\n')).toHaveLength((await rows().count()) + 1);
  const made = (await entriesOf(desk.cms)).filter(({ action }) => action === 'log.export');
  expect(made.map(({ actor, details }) => [actor.name, details.format])).toEqual([
    ['何审计', 'ndjson'],
    ['何审计', 'csv'],
  ]);
});

test('nobody else sees the log, the system administrator included; and the auditor sees nothing else (E4)', async () => {
  for (const as of [...testRoles, 'admin'] as const)
    for (const path of ['entries', 'export/log', 'export/table', 'head'])
      expect([as, path, (await desk.cms.fetch(`/audit/${path}`, { as })).status]).toEqual([as, path, 403]);
  const others = [
    '/content-manager/collection-types/api::policy-document.policy-document',
    ...['/admin/users', '/admin/roles', '/review/queue', '/outbox/publishing', '/upload/files'],
  ];
  for (const path of others)
    expect([path, (await desk.cms.fetch(path, { as: 'audit-administrator' })).status]).toEqual([path, 403]);
  const keeper = await desk.signIn('admin');
  await expect.poll(() => keeper.getByRole('link', { name: '审计日志' }).count(), patient).toBe(0);
  expect(await auditor.getByRole('link', { name: '审计日志' }).count()).toBe(1);
});
