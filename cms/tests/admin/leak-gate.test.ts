import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { created } from '../leak-gate/findings.ts';
import { policyDocument } from '../records.ts';
import { openDesk, patient, type Desk } from './desk.ts';

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
