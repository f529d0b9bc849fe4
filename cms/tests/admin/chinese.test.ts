import { elevate } from '../elevation.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { contentTypes } from '@yangguang/schemas';
import type { Account, Cms } from '../harness.ts';
import { openDesk, type Desk } from './desk.ts';
import { homeWidgets } from '../../src/admin/home/home-widgets.ts';
import { roleTable } from '../../src/plugins/org/server/rules/roles.ts';
import { drafterOf } from '../records.ts';
import { latinTexts } from './latin-texts.ts';

let desk: Desk;
let cms: Cms;
beforeAll(async () => {
  desk = await openDesk();
  cms = desk.cms;
  const createdBy = await drafterOf(cms);
  for (const type of contentTypes)
    await cms.strapi.documents(type.uid as never).create({
      data: { title: '云川市安全生产条例实施办法', disclosureAttribute: 'proactive', createdBy } as never,
    });
});
afterAll(() => desk?.close());

interface Seat {
  page: Page;
  /** Requests to other hosts, and what the content security policy stopped. */
  trespasses: string[];
}

async function signIn(account: Account): Promise<Seat> {
  const page = await desk.signIn(account);
  const trespasses: string[] = [];
  page.on('request', (request) => {
    if (!/^(?:data|blob):/.test(request.url()) && !request.url().startsWith(cms.url)) trespasses.push(request.url());
  });
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) trespasses.push(message.text());
  });
  return { page, trespasses };
}

/** Opens a screen and waits until it stands; what is Latin then, and what it asked of others. */
async function look({ page, trespasses }: Seat, path: string): Promise<void> {
  await page.goto(`${cms.url}/admin/${path}`);
  await page.locator('h1, h2').first().waitFor();
  await page.waitForLoadState('networkidle');
  await expect.poll(() => latinTexts(page), { timeout: 30_000 }).toEqual([]);
  expect(trespasses).toEqual([]);
}

const roleActions = (account: Account): readonly string[] =>
  roleTable.find(({ code }) => code === (account === 'admin' ? 'system-administrator' : account))?.actions ?? [];

const list = (uid: string) => `content-manager/collection-types/${uid}`;

describe('every screen of an officer is Chinese and asks no other host (H-4, G-1)', () => {
  let seat: Seat;
  beforeAll(async () => {
    seat = await signIn('information-officer');
  });

  const screens: [string, string][] = [
    ['首页', ''],
    ...contentTypes.flatMap((type): [string, string][] => [
      [`${type.label}列表`, list(type.uid)],
      [`${type.label}表单`, `${list(type.uid)}/create`],
    ]),
    ['审签待办', 'plugins/review'],
    ['发布', 'plugins/outbox'],
    ['年度考核', 'plugins/assessment'],
    ['附件库', 'plugins/upload'],
    ['个人设置', 'me'],
    ['设置', 'settings/application-infos'],
  ];
  test.each(screens)('%s', async (_name, path) => {
    await look(seat, path);
  });

  test('a form shows Chinese labels and the title of the tab names our system', async () => {
    const { page } = seat;
    await page.goto(`${cms.url}/admin/${list('api::policy-document.policy-document')}/create`);
    for (const label of ['标题', '发文字号', '成文日期', '正文'])
      await page.locator('label', { hasText: label }).first().waitFor();
    expect(await page.title()).toMatch(/ \| 阳光 政务公开$/);
  });
});

describe('the home page shows each role what waits for it, in Chinese (decision 0059)', () => {
  const homes = [
    ['deputy-head', ['publisher'], true],
    ['disclosure-office', ['publisher'], true],
    ['admin', ['publisher', 'accounts'], false],
    ['security-administrator', ['sign-ins', 'accounts'], false],
    ['audit-administrator', ['log'], false],
  ] as const;

  test.each(homes)('%s', async (account, filled, readsRecords) => {
    const seat = await signIn(account);
    await look(seat, '');
    const own = homeWidgets.filter(({ action }) => roleActions(account).includes(action));
    await expect.poll(() => seat.page.locator('[data-strapi-widget-id]').count()).toBe(own.length);
    for (const name of filled) await seat.page.getByTestId(`widget-${name}`).waitFor();
    const entry = seat.page.getByRole('link', { name: '内容管理' });
    expect((await entry.count()) > 0).toBe(readsRecords);
  });
});

describe('the dictionary of the leak gate and the reviewer’s tasks are Chinese', () => {
  test.each([
    ['disclosure-office', list('plugin::leak-gate.term')],
    ['disclosure-office', 'plugins/leak-gate-dictionary'],
    ['confidentiality-reviewer', 'plugins/leak-gate-tasks'],
  ] as const)('%s: %s', async (account, path) => {
    await look(await signIn(account), path);
  });
});

describe('the screens of the administrators are Chinese too', () => {
  let seat: Seat;
  beforeAll(async () => {
    await elevate(cms);
    seat = await signIn('admin');
  });

  test.each([
    'settings/users',
    'settings/break-glass',
    'settings/roles',
    'settings/api-tokens',
    'settings/application-infos',
    'settings/media-library',
  ])('%s', (path) => look(seat, path));

  test('the rights of a role, down to the fields', async () => {
    const role = await cms.strapi.db.query('admin::role').findOne({ where: { code: 'information-officer' } });
    await look(seat, `settings/roles/${role.id}`);
    await seat.page.getByRole('button', { name: '政策文件' }).first().click();
    await seat.page.getByText('发文字号', { exact: true }).first().waitFor();
    expect(await latinTexts(seat.page)).toEqual([]);
  });
});

test('the sign-in screen is Chinese; who forgot his password learns whom to ask, and nothing asks for mail', async () => {
  const page = await desk.browser.newPage();
  await look({ page, trespasses: [] }, 'auth/login');
  await page.getByRole('link', { name: '忘记密码' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('请联系本单位的安全管理员').waitFor();
  expect(page.url()).toMatch(/auth\/login/);
  expect(await latinTexts(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
});
