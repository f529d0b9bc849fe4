import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { addDays, shanghaiDate } from '@yangguang/schemas';
import type { Members } from '../../src/plugins/org/server/services/members.ts';
import type { Results } from '../../src/plugins/assessment/server/services/results.ts';
import { appDir } from '../folders.ts';
import type { Cms } from '../harness.ts';
import { draftPolicy } from '../records.ts';
import { draftOf } from '../deadlines/records.ts';
import { violations } from './axe.ts';
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

/** Both widths that officers use, without anything that axe finds wrong or that is not Chinese. */
async function isSound(page: Page, name: string): Promise<void> {
  await expect.poll(() => latinTexts(page), patient).toEqual([]);
  expect(await violations(page)).toEqual([]);
  await shoot(page, `${name}-1400`);
  await page.setViewportSize({ width: 390, height: 844 });
  await shoot(page, `${name}-390`);
  await page.setViewportSize({ width: 1400, height: 1000 });
}

test(
  'a section is assessed: notice, points, close, confirmation, and its paper (R-SRC-17)',
  { timeout: 240_000 },
  async () => {
    // The finished admin runs with the server half that was built with it.
    const built = createRequire(import.meta.url)(join(appDir, 'dist/src/lib/clock.js'));
    const { clock } = built as typeof import('../../src/lib/clock.ts');
    const { now } = clock;
    const members: Members = cms.strapi.plugin('org').service('members');
    await members.assign(String((await cms.user('information-officer')).id), [section], '1');
    const year = Number(today.slice(0, 4));
    const path = `${cms.url}/admin/plugins/assessment`;
    const office = await desk.signIn('disclosure-office', { bypassCSP: true });
    await office.goto(path);
    await office.locator('textarea').fill('请各科室于考核前准备台账。');
    await button(office, '发出通知').focus();
    await office.keyboard.press('Enter');
    await office.getByText('已通知各科室。').first().waitFor();
    await isSound(office, 'assessment-list');
    await office.getByRole('link', { name: `查看 ${year} 年度考核` }).click();

    await button(office, '评分：危化科').focus();
    await office.keyboard.press('Enter');
    const dialog = office.getByRole('dialog');
    await dialog.getByLabel('得分（满分 20）').fill('18');
    await dialog.locator('textarea').fill('受理 2 件，均按时答复。');
    await shoot(office, 'assessment-entry');
    await dialog.getByRole('button', { name: '保存评分' }).click();
    await office.getByText('受理 2 件，均按时答复。').waitFor();
    await isSound(office, 'assessment-round');
    const results: Results = cms.strapi.plugin('assessment').service('results');
    const { id: account } = await cms.user('disclosure-office');
    for (const head of ['servicePromise', 'complaints'] as const) {
      const entry = { department: section, head, points: 20, reason: '无超期、无投诉。' };
      await results.enter(1, entry, String(account), now());
    }
    clock.now = () => new Date(now().getTime() + 15 * 86_400_000);
    await office.reload();
    await button(office, '办结').click();
    await dialog.getByRole('button', { name: '办结' }).click();
    await office.getByText('已办结，等待领导确认。').first().waitFor();
    clock.now = now;
    const download = office.waitForEvent('download');
    await button(office, '导出全部科室').click();
    expect((await download).suggestedFilename()).toBe(`${year}年度政务公开考核（全部科室）.xlsx`);

    const leader = await desk.signIn('deputy-head');
    await leader.goto(`${path}/1`);
    await button(leader, '确认结果').click();
    await leader.getByRole('dialog').locator('textarea').fill('同意');
    await leader.getByRole('dialog').getByRole('button', { name: '确认结果' }).click();
    await leader.getByText('已确认。').first().waitFor();

    const officer = await desk.signIn('information-officer', { bypassCSP: true });
    await officer
      .getByTestId('widget-assessment')
      .getByText(/^危化科：/)
      .waitFor();
    await shoot(officer, 'assessment-home');
    await officer.goto(`${path}/1`);
    await officer.getByRole('link', { name: '打印：危化科' }).click();
    await officer.getByTestId('assessment-paper').getByText('受理 2 件，均按时答复。').waitFor();
    await isSound(officer, 'assessment-paper');
    await officer.emulateMedia({ media: 'print' });
    expect(await button(officer, '打印').isVisible()).toBe(false);
  },
);
