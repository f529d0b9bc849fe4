import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Cms } from '../harness.ts';
import * as records from '../records.ts';
import { openDesk, patient, type Desk } from './desk.ts';
import { latinTexts } from './latin-texts.ts';

let desk: Desk;
let cms: Cms;
beforeAll(async () => {
  desk = await openDesk();
  cms = desk.cms;
});
afterEach(async () => {
  for (const context of desk.browser.contexts()) await context.close();
});
afterAll(() => desk?.close());

type Place = Awaited<ReturnType<typeof records.draftPolicy>>;
const open = (page: Page, { uid, documentId }: Place) =>
  page.goto(`${cms.url}/admin/content-manager/collection-types/${uid}/${documentId}`);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
/** For looking at, when somebody asks for pictures. */
const picture = async (page: Page, name: string) => {
  const folder = process.env.YANGGUANG_PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
};

test(
  'a reviewer reads what changed since the last signature word by word, and the author restores a version (A-5)',
  { timeout: 180_000 },
  async () => {
    const file = await records.uploadText(cms, '检查表.txt', '一');
    const place = await records.publishedPolicy(cms, { attachments: [file.id] });
    const { body } = records.completePolicy;
    const changeNotes = [{ date: '2026-03-09', note: '检查期限有误，予以更正。' }];
    const changed = { body: body.replace('四月', '五月'), attachments: [], changeNotes };
    await records.edit(cms, place, changed);
    await records.reviewsOf(cms).submit(place, records.people.author);

    const reviewer = await desk.signIn('department-head');
    await open(reviewer, place);
    const since = reviewer.getByTestId('since-signed');
    await since.getByText('附件 1 处、更正说明 1 处、正文 1 处').waitFor();
    await picture(reviewer, 'panel');
    await button(reviewer, '查看变动').click();
    const diff = reviewer.getByTestId('diff-body');
    await diff.waitFor();
    expect(await diff.locator('del').innerText()).toContain('四');
    expect(await diff.locator('ins').innerText()).toContain('五');
    expect(await diff.locator('del').textContent()).toBe('删去：四');
    expect(await reviewer.getByTestId('diff-attachments').innerText()).toContain('检查表.txt');
    expect(await latinTexts(reviewer)).toEqual([]);
    await picture(reviewer, 'diff');
    await reviewer.keyboard.press('Escape');
    await button(reviewer, '历史版本（2）').click();
    expect(await button(reviewer, '恢复第 1 版').count()).toBe(0);

    const author = await desk.signIn('information-officer');
    await open(author, place);
    await button(author, '历史版本（2）').click();
    await picture(author, 'versions');
    await button(author, '恢复第 1 版').click();
    await picture(author, 'restore');
    await author.getByRole('dialog').getByRole('button', { name: '恢复', exact: true }).click();
    await author.getByText('第 1 版已恢复为草稿。').waitFor();
    await author.getByText('历史版本（3）').waitFor();
    await expect.poll(() => author.getByTestId('review-state').first().textContent(), patient).toBe('草稿');
    const { uid, documentId } = place;
    const row = await cms.strapi.db.query(uid as never).findOne({ where: { documentId, publishedAt: null } });
    expect(row.body).toBe(body);
  },
);

test(
  'the second at a record sees who edits it; a save that came too late is kept in the form and merged field by field (A-14)',
  { timeout: 180_000 },
  async () => {
    const place = await records.draftPolicy(cms, { title: '原标题', summary: '原概述' });
    const department = await cms.strapi.documents('api::department.department' as never).create({
      data: { title: '危化科', disclosureAttribute: 'proactive', formedDate: '2026-01-04' } as never,
    });
    const author = await desk.signIn('information-officer');
    await open(author, place);
    await author.locator('input[name=title]').waitFor();
    await author.waitForLoadState('networkidle');

    const office = await desk.signIn('disclosure-office', { viewport: { width: 1280, height: 900 } });
    await open(office, place);
    await office
      .getByTestId('editing-panel')
      .getByText(/^钱拟稿正在编辑这条信息（.+ 起）$/)
      .waitFor();
    await picture(office, 'presence');

    await author.fill('input[name=title]', '钱拟稿的标题');
    await author.fill('textarea[name=summary]', '钱拟稿的概述');
    await button(author, '保存').click();
    const { uid, documentId } = place;
    const where = { documentId, publishedAt: null };
    const stored = () => cms.strapi.db.query(uid as never).findOne({ where, populate: ['leadDepartment'] });
    await expect.poll(async () => (await stored()).title, patient).toBe('钱拟稿的标题');
    await records.edit(cms, place, { leadDepartment: department.documentId });

    await office.fill('input[name=title]', '吴公开的标题');
    await office.locator('input[name=keywords]').fill('危化品');
    await button(office, '保存').click();
    const dialog = office.getByRole('dialog');
    await dialog.getByText('三方对照').waitFor();
    await dialog.getByTestId('three-way-title').waitFor();
    const title = dialog.getByTestId('three-way-title');
    for (const text of ['原标题', '钱拟稿', '吴公开']) expect(await title.innerText()).toContain(text);
    await dialog.getByTestId('three-way-summary').getByText('只有他人改了，采用他人的。').waitFor();
    await dialog.getByTestId('three-way-keywords').getByText('只有您改了，采用您的。').waitFor();
    expect(await latinTexts(office)).toEqual([]);
    await picture(office, 'three-way');
    const take = dialog.getByRole('button', { name: '填入表单', exact: true });
    expect(await take.isDisabled()).toBe(true);

    // Whoever closes the dialog finds his words where they were, and opens it again.
    await dialog.getByRole('button', { name: '暂不处理', exact: true }).click();
    expect(await office.inputValue('input[name=title]')).toBe('吴公开的标题');
    expect(await office.inputValue('input[name=keywords]')).toBe('危化品');
    await button(office, '三方对照').click();
    await title.getByRole('radio', { name: '用我的' }).click();
    await take.click();

    await expect.poll(() => office.inputValue('textarea[name=summary]'), patient).toBe('钱拟稿的概述');
    await expect.poll(() => office.inputValue('input[name=title]'), patient).toBe('吴公开的标题');
    expect(await office.inputValue('input[name=keywords]')).toBe('危化品');
    await button(office, '保存').click();
    await expect.poll(stored, patient).toMatchObject({
      ...{ title: '吴公开的标题', summary: '钱拟稿的概述', keywords: '危化品' },
      leadDepartment: { documentId: department.documentId },
    });
  },
);
