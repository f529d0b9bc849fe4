import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openDesk, patient, shoot, type Desk } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const open = (page: Page, path: string) => page.goto(`${desk.cms.url}/admin/${path}`);

test('one administrator asks, another one agrees, and the first sees what he may do now (B-2)', async () => {
  const keeper = await desk.signIn('admin');
  await open(keeper, 'settings/break-glass');
  await keeper.getByLabel('理由（写明紧急情况和要做的操作）').fill('安全管理员休假，保密审查员的账号被锁');
  await keeper.getByRole('button', { name: '提交申请' }).click();
  await keeper.getByText('待确认').waitFor();
  const auditor = await desk.signIn('audit-administrator');
  await open(auditor, 'settings/break-glass');
  await auditor.getByText('安全管理员休假，保密审查员的账号被锁').waitFor();
  await shoot(auditor, 'break-glass-decide');
  await auditor.getByRole('button', { name: '同意', exact: true }).click();
  await auditor.getByText('生效中').waitFor();
  await open(keeper, 'settings/break-glass');
  await keeper.getByText('您的应急授权生效中').waitFor();
  await shoot(keeper, 'break-glass-active');
  await keeper.setViewportSize({ width: 390, height: 800 });
  await shoot(keeper, 'break-glass-390');
  await keeper.getByRole('button', { name: '提前结束' }).click();
  await expect.poll(() => keeper.getByText('您的应急授权生效中').count(), patient).toBe(0);
});
