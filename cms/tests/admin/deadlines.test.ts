import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { addDays, shanghaiDate } from '@yangguang/schemas';
import type { Members } from '../../src/plugins/org/server/services/members.ts';
import type { Cms } from '../harness.ts';
import { draftPolicy } from '../records.ts';
import { draftOf } from '../deadlines/records.ts';
import { openDesk, patient, type Desk } from './desk.ts';
import { latinTexts } from './latin-texts.ts';
import { shoot } from './shots.ts';

let desk: Desk;
let cms: Cms;
let section: string;
const today = shanghaiDate(new Date());
const late = '关于汛期安全生产工作的通知';
beforeAll(async () => {
  desk = await openDesk();
  cms = desk.cms;
  section = (await draftOf(cms, 'department', { title: '危化科', formedDate: today })).documentId;
  await draftPolicy(cms, { title: late, leadDepartment: section, formedDate: '2026-03-02' });
  await draftPolicy(cms, { title: '本月形成的文件', leadDepartment: section, formedDate: today });
  const withheld = {
    disclosureAttribute: 'on-request',
    exemptionGround: 'third-party-rights',
    exemptionReason: '含第三方信息',
  };
  await draftPolicy(cms, { title: '依申请公开的文件', ...withheld, formedDate: addDays(today, -400) });
});
afterEach(async () => {
  for (const context of desk.browser.contexts()) await context.close();
});
afterAll(() => desk?.close());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test(
  'the office assigns a section, sees what is late, follows the count to its legal ground, and confirms what it assessed',
  { timeout: 180_000 },
  async () => {
    const page = await desk.signIn('disclosure-office');
    await page.getByTestId('widget-due').getByRole('link', { name: '危化科' }).waitFor();
    await shoot(page, 'home');

    await page.goto(`${cms.url}/admin/settings/org-members`);
    await page.getByRole('combobox', { name: '钱拟稿的所属科室' }).click();
    await page.getByRole('option', { name: '危化科' }).click();
    await page.getByText('已保存钱拟稿的所属科室。').first().waitFor();
    await page.keyboard.press('Escape');
    await shoot(page, 'members');

    await page.goto(`${cms.url}/admin/plugins/deadlines`);
    const row = page.getByRole('row').filter({ hasText: late });
    await row.getByTestId('deadline-left').waitFor();
    expect(await row.getByTestId('deadline-left').textContent()).toMatch(/^逾期 \d+ 个工作日$/);
    await expect.poll(() => latinTexts(page), patient).toEqual([]);
    await shoot(page, 'board');

    await button(page, `主动公开怎么算的：${late}`).focus();
    await page.keyboard.press('Enter');
    const explanation = page.getByTestId('deadline-explanation');
    await explanation.getByText('《中华人民共和国政府信息公开条例》第二十六条').waitFor();
    expect(await explanation.getByRole('row').count()).toBe(30);
    await explanation.getByText('最后一日：2026-03-30').waitFor();
    await shoot(page, 'explanation');
    await page.keyboard.press('Escape');
    await expect.poll(() => explanation.count(), patient).toBe(0);

    await button(page, '已评估，维持不变').click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('button', { name: '已评估，维持不变' }).isDisabled()).toBe(true);
    await dialog.locator('textarea').fill('第三方仍不同意公开');
    await dialog.getByRole('button', { name: '已评估，维持不变' }).click();
    await page.getByText('已记录。').first().waitFor();
    await expect.poll(() => page.getByText('依申请公开的文件').count(), patient).toBe(0);
    await page.getByRole('tab', { name: /^以后到期/ }).click();
    await page.getByText('依申请公开的文件').waitFor();

    // One document is overdue, one look at a withheld record came late: nothing was in time.
    await page.getByRole('tab', { name: '科室得分' }).click();
    const score = page.getByRole('row').filter({ hasText: '危化科' });
    await score.waitFor();
    expect(await score.getByRole('cell').allTextContents()).toEqual(['危化科', '0', '0', '0', '1', '0']);
    await expect.poll(() => latinTexts(page), patient).toEqual([]);
    await shoot(page, 'scores');
    await score.getByRole('link', { name: '危化科' }).click();
    await page.getByRole('link', { name: late }).waitFor();
  },
);

test(
  'an officer of the section reaches the record by keyboard, and its panel shows the same',
  { timeout: 180_000 },
  async () => {
    const members: Members = cms.strapi.plugin('org').service('members');
    await members.assign(String((await cms.user('information-officer')).id), [section], '1');
    const page = await desk.signIn('information-officer');
    await page.goto(`${cms.url}/admin/plugins/deadlines`);
    const link = page.getByRole('link', { name: late });
    await link.waitFor();
    expect(await page.getByText('依申请公开的文件').count()).toBe(0);
    const isOnLink = () => link.evaluate((node) => node === document.activeElement);
    await page.getByRole('tab', { name: /^已逾期/ }).focus();
    for (let pressed = 0; pressed < 10 && !(await isOnLink()); pressed += 1) await page.keyboard.press('Tab');
    expect(await isOnLink()).toBe(true);
    await page.keyboard.press('Enter');
    const panel = page.getByTestId('deadline-panel');
    await panel.getByText('2026-03-30').waitFor();
    expect(await panel.getByTestId('deadline-left').textContent()).toMatch(/^逾期/);
    await shoot(page, 'panel');
    await panel.getByRole('button', { name: /怎么算的/ }).click();
    await page.getByTestId('deadline-explanation').waitFor();
  },
);

test('on paper there is the table and nothing to press', { timeout: 180_000 }, async () => {
  const page = await desk.signIn('disclosure-office');
  await page.goto(`${cms.url}/admin/plugins/deadlines`);
  await page.getByTestId('deadline-left').first().waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('navigation').first().isVisible()).toBe(false);
  expect(await button(page, '打印').isVisible()).toBe(false);
  expect(await page.getByRole('link', { name: late }).isVisible()).toBe(true);
  await shoot(page, 'print');
});
