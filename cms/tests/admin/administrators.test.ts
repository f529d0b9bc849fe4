import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { TOTP } from 'otpauth';
import { emailOf, testPassword, type Account } from '../harness.ts';
import { openDesk, patient, shoot, type Desk } from './desk.ts';
import { latinTexts } from './latin-texts.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterEach(() => {
  process.env.YANGGUANG_SIGN_IN = 'plain';
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

/** What is typed at the sign-in page, with the keyboard alone. */
async function typeCredentials(account: Account): Promise<Page> {
  const context = await desk.browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await open(page, 'auth/login');
  await page.locator('input[name=email]').fill(emailOf(account));
  await page.locator('input[name=password]').fill(testPassword);
  await page.keyboard.press('Enter');
  return page;
}
const stepMs = 30_000;
const codeOf = (secret: string, steps: number) =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + steps * stepMs });

test('the first sign-in sets the app up, the next ones ask for its code; all by keyboard and in Chinese (E6)', async () => {
  process.env.YANGGUANG_SIGN_IN = 'strict';
  const { id } = await desk.cms.user('deputy-head');
  const passwords = desk.cms.strapi.db.connection('org_passwords');
  await passwords.where({ account: String(id) }).update({ is_temporary: false });
  const page = await typeCredentials('deputy-head');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('img', { name: '供验证器应用扫描的二维码' }).waitFor();
  const secret = (await dialog.getByTestId('second-factor-secret').innerText()).replaceAll(' ', '');
  expect(await latinTexts(page)).toEqual([secret.replace(/(.{4})(?!$)/g, '$1 ')]);
  await shoot(page, 'second-factor-set-up');
  await page.setViewportSize({ width: 390, height: 800 });
  await shoot(page, 'second-factor-set-up-390');
  await page.keyboard.type('000000');
  await page.keyboard.press('Enter');
  await dialog.getByText('动态验证码不正确').waitFor();
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.keyboard.type(codeOf(secret, 0));
  await page.keyboard.press('Enter');
  await dialog.getByTestId('recovery-codes').waitFor();
  await shoot(page, 'recovery-codes');
  expect(await dialog.getByRole('listitem').count()).toBe(10);
  await dialog.getByRole('button', { name: '我已保存' }).press('Enter');
  await page.getByText('您好').waitFor();

  const next = await typeCredentials('deputy-head');
  await next.getByRole('dialog').getByText('手机不在身边时').waitFor();
  await shoot(next, 'second-factor-code');
  await next.keyboard.type(codeOf(secret, 1));
  await next.keyboard.press('Enter');
  await next.getByText('您好').waitFor();
});

test('a password that somebody else chose is changed at the sign-in', async () => {
  process.env.YANGGUANG_SIGN_IN = 'strict';
  const page = await typeCredentials('department-head');
  const dialog = page.getByRole('dialog');
  const secret = (await dialog.getByTestId('second-factor-secret').innerText()).replaceAll(' ', '');
  await page.keyboard.type(codeOf(secret, 0));
  await page.keyboard.press('Enter');
  await dialog.getByText('现在的密码不是您本人设置的').waitFor();
  expect(await latinTexts(page)).toEqual([]);
  const type = async (password: string) => {
    await page.keyboard.type(password);
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
  };
  await type('Password1234');
  await dialog.getByText('容易被猜到').waitFor();
  await shoot(page, 'new-password');
  await type('Lanse-hetao-88');
  await page.getByText('您好').or(dialog.getByTestId('recovery-codes')).first().waitFor();
});

test('whoever leaves the desk is signed out after half an hour, and nobody who is at work', async () => {
  const page = await desk.signIn('information-officer');
  await page.clock.install();
  await page.reload();
  await page.getByText('您好').waitFor();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.clock.fastForward('29:00');
  await page.keyboard.press('Shift');
  await page.clock.fastForward('29:00');
  // Whatever was asked before this has been heard of by then.
  await page.evaluate(() => fetch('/admin/init').then(({ status }) => status));
  expect(asked).not.toContain('/admin/logout');
  await page.clock.fastForward('02:00');
  await page.waitForURL('**/auth/login**');
});

test('whoever is invited sets a password by the link and is in', async () => {
  await desk.cms.strapi.service('admin::user').create({
    ...{ email: 'invited@example.invalid', firstname: '受邀', lastname: '', roles: [], preferedLanguage: 'zh-Hans' },
    registrationToken: 'a-link-of-a-new-account',
  });
  const page = await (await desk.browser.newContext()).newPage();
  await open(page, 'auth/register?registrationToken=a-link-of-a-new-account');
  for (const name of ['password', 'confirmPassword']) await page.locator(`input[name=${name}]`).fill(testPassword);
  await page.keyboard.press('Enter');
  await page.getByText('受邀，您好').waitFor();
});

test('the security administrator sees how people sign in, and resets what was lost', async () => {
  const page = await desk.signIn('security-administrator', { viewport: { width: 1280, height: 900 } });
  await open(page, 'settings/account-security');
  const row = page.getByRole('row').filter({ hasText: '周签发' });
  await row.getByText('已设置，剩余恢复码 10 个').waitFor();
  expect(await latinTexts(page)).toEqual([]);
  await shoot(page, 'account-security');
  await row.getByRole('button', { name: '重置动态验证码' }).click();
  await row.getByText('未设置').waitFor();
  await row.getByRole('button', { name: '重置密码' }).click();
  await page.getByTestId('password-link').waitFor();
  await shoot(page, 'password-link');
});
