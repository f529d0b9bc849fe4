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
    const changed = { body: body.replace('四月', '五月'), disclosureAttribute: 'proactive', attachments: [] };
    await records.edit(cms, place, changed);
    await records.reviewsOf(cms).submit(place, records.people.author);

    const reviewer = await desk.signIn('department-head');
    await open(reviewer, place);
    const since = reviewer.getByTestId('since-signed');
    await since.getByText('附件 1 处、正文 1 处').waitFor();
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
