import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { created } from '../leak-gate/findings.ts';
import { poisoned } from '../leak-gate/poisoned.ts';
import { draftPolicy, edit, people, policyDocument, reviewsOf, uploadBytes } from '../records.ts';
import { openDesk, patient, type Desk } from './desk.ts';
import { latinTexts } from './latin-texts.ts';
import { shoot } from './shots.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

async function openRecord(page: Page, documentId: string): Promise<void> {
  await page.goto(`${desk.cms.url}/admin/content-manager/collection-types/${policyDocument}/${documentId}`);
  await page.getByTestId('leak-panel').waitFor();
}

const submit = (page: Page) => page.getByRole('button', { name: '送审', exact: true });

test(
  'the author masks by one click what can be masked; for the rest the reviewer states a ground (A-11)',
  { timeout: 180_000 },
  async () => {
    const id = await created(desk.cms, {
      body: '<p>联系人手机13800001234。请拨打12358举报。</p>',
      summary: '咨询电话0790-6221234',
    });
    const author = await desk.signIn('information-officer');
    await openRecord(author, id);
    const found = author.getByTestId('leak-danger');
    await expect.poll(() => found.getByRole('listitem').count(), patient).toBe(3);
    await expect.poll(() => submit(author).isDisabled(), patient).toBe(true);
    await author.getByRole('button', { name: '一键脱敏' }).click();
    await expect.poll(() => found.getByRole('listitem').count(), patient).toBe(1);
    await expect.poll(() => author.getByLabel('内容概述').inputValue(), patient).toBe('咨询电话0790-622****');

    const reviewer = await desk.signIn('confidentiality-reviewer');
    await openRecord(reviewer, id);
    await reviewer.getByRole('button', { name: '记录依据' }).click();
    const dialog = reviewer.getByRole('dialog');
    await dialog.getByLabel('经核实不属于所提示的问题').click();
    await dialog.getByRole('textbox').fill('引用价格主管部门原文');
    await dialog.getByRole('button', { name: '记录依据' }).click();
    await reviewer.getByText('引用价格主管部门原文（李保密）').waitFor();

    await author.reload();
    await expect.poll(() => submit(author).isEnabled(), patient).toBe(true);
  },
);

test(
  'one click puts a clean copy in place of a file that hides something; its record can be submitted then (A-12)',
  { timeout: 180_000 },
  async () => {
    const file = await uploadBytes(desk.cms, '通知.docx', (await poisoned[0]?.bytes()) ?? Buffer.alloc(0));
    const id = await created(desk.cms);
    await edit(desk.cms, { uid: policyDocument, documentId: id }, { attachments: [file] });
    const author = await desk.signIn('information-officer');
    await openRecord(author, id);
    const found = author.getByTestId('leak-danger');
    await found.getByText('含有修订痕迹').waitFor();
    expect(await submit(author).isDisabled()).toBe(true);
    await shoot(author, 'leak-clean-before');
    await author.getByRole('button', { name: '改用清理后的副本' }).first().click();
    await author.getByText('已改用清理后的副本并保存草稿。').first().waitFor();
    await expect.poll(() => found.count(), patient).toBe(0);
    await expect.poll(() => submit(author).isEnabled(), patient).toBe(true);
    const draft = await desk.cms.strapi
      .documents(policyDocument as never)
      .findOne({ documentId: id, populate: ['attachments'] as never });
    const [attached] = (draft as unknown as { attachments: { id: number; name: string }[] }).attachments;
    expect(attached?.name).toBe('通知.docx');
    expect(attached?.id).not.toBe(file);
  },
);

test(
  'the reviewer finds the risk among his tasks and answers it; the office sees each dictionary there ever was (B-5, A-10)',
  { timeout: 180_000 },
  async () => {
    const place = await draftPolicy(desk.cms, {
      title: '关于临时救助情况的公示',
      body: '<table><tr><th>乡镇</th><th>救助人数</th></tr><tr><td>白石镇</td><td>3</td></tr><tr><td>柳河镇</td><td>56</td></tr></table>',
    });
    await reviewsOf(desk.cms).submit(place, people.author);
    const reviewer = await desk.signIn('confidentiality-reviewer');
    await reviewer.goto(`${desk.cms.url}/admin/plugins/leak-gate-tasks`);
    const task = reviewer.getByTestId('leak-task').filter({ hasText: '关于临时救助情况的公示' });
    await task.getByText('“白石镇”的“救助人数”为 3').waitFor();
    expect(await latinTexts(reviewer)).toEqual([]);
    await shoot(reviewer, 'leak-tasks');
    await reviewer.setViewportSize({ width: 390, height: 844 });
    await shoot(reviewer, 'leak-tasks-390');
    await reviewer.setViewportSize({ width: 1400, height: 1000 });
    await task.getByRole('button', { name: '答复' }).click();
    const dialog = reviewer.getByRole('dialog');
    await dialog.getByLabel('经核实不属于所提示的问题').click();
    await dialog.getByRole('textbox').fill('以乡镇为单位，不能认出个人');
    await shoot(reviewer, 'leak-answer');
    await dialog.getByRole('button', { name: '答复' }).click();
    await expect.poll(() => task.count(), patient).toBe(0);
    await reviewer.getByRole('tab', { name: '已答复' }).click();
    await task.getByText('以乡镇为单位，不能认出个人').waitFor();

    const office = await desk.signIn('disclosure-office');
    await office.goto(`${desk.cms.url}/admin/content-manager/collection-types/plugin::leak-gate.term/create`);
    await office.locator('input[name=text]').waitFor();
    await office.locator('[name=kind][role=combobox]').click();
    await office.getByRole('option', { name: '敏感词', exact: true }).click();
    await office.locator('input[name=text]').fill('一号仓库');
    await expect.poll(() => latinTexts(office), patient).toEqual([]);
    await shoot(office, 'dictionary-form');
    await office.getByRole('button', { name: '保存' }).click();
    await office.getByText('已保存').first().waitFor();
    await office.goto(`${desk.cms.url}/admin/plugins/leak-gate-dictionary`);
    await office.getByRole('cell', { name: '一号仓库' }).waitFor();
    await shoot(office, 'dictionary');
    await office.getByRole('tab', { name: '历次版本' }).click();
    const newest = office.getByTestId('dictionary-version').first();
    await newest.getByText('敏感词“一号仓库”').waitFor();
    await newest.getByText('吴公开').waitFor();
    expect(await latinTexts(office)).toEqual([]);
    await shoot(office, 'dictionary-versions');
  },
);
