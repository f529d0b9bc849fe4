import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { FlowPage } from '../../src/plugins/review/server/services/flows.ts';
import { testNames, type Cms } from '../harness.ts';
import { completePolicy, draftPolicy, policyDocument, reviewUpToSignOff, withheld } from '../records.ts';
import { asOfThen } from '../past.ts';
import { newDepartment } from '../review/officers.ts';
import { openDesk, patient, type Desk } from './desk.ts';
import { shoot } from './shots.ts';

let desk: Desk;
let cms: Cms;
beforeAll(async () => {
  desk = await openDesk();
  cms = desk.cms;
  await newDepartment(cms, '政策法规科');
});
afterEach(async () => {
  for (const context of desk.browser.contexts()) await context.close();
});
afterAll(() => desk?.close());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const inDialog = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true });
const record = (id: string) => `content-manager/collection-types/${policyDocument}/${id}`;

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${cms.url}/admin/${path}`);
}

async function pick(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).first().click();
  await page.getByRole('option', { name: option, exact: true }).click();
  // A list of several choices stays open, and as long as it does nobody finds the page behind it.
  const list = page.getByRole('listbox');
  while (await list.isVisible()) {
    await page.keyboard.press('Escape');
    await page.waitForTimeout(50);
  }
}

async function currentFlow(): Promise<FlowPage> {
  const answer = await cms.fetch('/review/flows/policy-document', { as: 'disclosure-office' });
  return answer.json() as Promise<FlowPage>;
}

test(
  'the disclosure office adds a countersignature; the drafter’s record then waits for that department, and a stand-in gives it',
  { timeout: 240_000 },
  async () => {
    const office = await desk.signIn('disclosure-office');
    await open(office, 'plugins/review-flows?type=policy-document');
    await office.getByText('当前使用默认流程').waitFor();
    await office.getByRole('tab', { name: '会签人员' }).click();
    await pick(office, '政策法规科', testNames['department-head']);
    await office.getByText('“政策法规科”的会签人已保存。').waitFor();
    await shoot(office, 'countersigners');

    await office.getByRole('tab', { name: '流程', exact: true }).click();
    await button(office, '添加“会签”环节').click();
    await office.getByRole('textbox', { name: '修改说明' }).fill('政策文件须经政策法规科会签');
    await button(office, '保存为新版本').click();
    await office.getByRole('alert').getByText('“会签”没有指定会签科室').waitFor();
    expect((await currentFlow()).version).toBe(0);
    await pick(office, '会签科室', '政策法规科');
    // By keyboard: one place up, before the department review.
    await button(office, '上移：会签').focus();
    await office.keyboard.press('Enter');
    await shoot(office, 'flow-editor');
    await button(office, '保存为新版本').click();
    await office.getByText('当前生效的是第 1 版').waitFor();
    expect((await currentFlow()).flow.steps.map(({ kind }) => kind)).toEqual([
      ...['draft', 'countersign', 'department-review', 'confidentiality-review', 'sign-off'],
    ]);
    await shoot(office, 'flow-versions');

    const head = await desk.signIn('department-head');
    await open(head, 'plugins/review-stand-ins');
    await pick(head, '代办人', testNames['disclosure-office']);
    await head.getByLabel('开始日期').fill('2026-01-01');
    await head.getByLabel('结束日期').fill('2099-12-31');
    await head.getByRole('textbox', { name: '事由' }).fill('年休假');
    await button(head, '委托').click();
    await head.getByText('生效中').waitFor();
    await shoot(head, 'stand-ins');

    const answer = await cms.fetch(`/content-manager/collection-types/${policyDocument}`, {
      method: 'POST',
      as: 'information-officer',
      body: JSON.stringify({ ...completePolicy, documentNumber: null }),
    });
    const { documentId } = ((await answer.json()) as { data: { documentId: string } }).data;
    const officer = await desk.signIn('information-officer');
    await open(officer, record(documentId));
    await button(officer, '送审').click();
    await inDialog(officer, '送审').click();
    const panel = officer.getByTestId('review-panel');
    await panel.getByText('会签：政策法规科').waitFor();
    await button(officer, '撤回送审').waitFor();
    await shoot(officer, 'panel-countersigning');

    await open(office, record(documentId));
    await button(office, '会签同意').click();
    await office.getByRole('dialog').getByText(`您将代“${testNames['department-head']}”办理`).waitFor();
    await shoot(office, 'stand-in-dialog');
    await inDialog(office, '会签同意').click();
    await office
      .getByTestId('review-panel')
      .getByText(`${testNames['disclosure-office']}（代${testNames['department-head']}）`)
      .first()
      .waitFor();
    await shoot(office, 'panel-stand-in');

    await officer.reload();
    await button(officer, '撤回送审').click();
    await officer.getByRole('dialog').locator('textarea').fill('附件拿错了');
    await inDialog(officer, '撤回送审').click();
    await officer.getByTestId('review-setback').getByText('附件拿错了').waitFor();
    await expect.poll(() => panel.getByTestId('review-state').textContent(), patient).toBe('草稿');
  },
);

test(
  'a withheld record is signed on file; the disclosure office makes it public again from the list of those to look at',
  { timeout: 240_000 },
  async () => {
    const { version } = await currentFlow();
    if (version > 0)
      await cms.strapi
        .plugin('review')
        .service('flows')
        .lay('policy-document', await backToDefault(), '1');
    const place = await draftPolicy(cms, { ...withheld, title: '关于内部请示事项的答复' });
    await reviewUpToSignOff(cms, place);

    const leader = await desk.signIn('deputy-head');
    await open(leader, record(place.documentId));
    await leader.getByText('不进入门户网站：签发后作为不公开信息存档。').waitFor();
    await button(leader, '签发存档').click();
    await inDialog(leader, '签发存档').click();
    const state = leader.getByTestId('review-panel').getByTestId('review-state');
    await expect.poll(() => state.textContent(), patient).toBe('不公开（存档）');
    await button(leader, '属性变更（1）').click();
    await leader.getByText('拟稿时确定“不予公开”').waitFor();
    await shoot(leader, 'panel-withheld');

    const decision = { record_id: place.documentId, action: 'withhold' };
    await asOfThen(cms, 'review_decisions', decision, { at: '2025-03-02T02:00:00.000Z' });
    const office = await desk.signIn('disclosure-office');
    await open(office, 'plugins/review-reassessment');
    await office.getByText('共 1 条不公开信息，其中 1 条已到复核期').waitFor();
    expect(await button(office, '转为主动公开').isDisabled()).toBe(true);
    // By keyboard: the box of the one record.
    await office.getByRole('checkbox', { name: '选择：关于内部请示事项的答复' }).focus();
    await office.keyboard.press('Space');
    await office.getByRole('checkbox', { name: '只看未对应清单事项的（1）' }).waitFor();
    await shoot(office, 'reassessment');
    await button(office, '对应清单事项（1）').click();
    await office.getByText('没有依据与所选信息都相同的清单事项').waitFor();
    await shoot(office, 'reassessment-list-item');
    await inDialog(office, '取消').click();
    await button(office, '转为主动公开（1）').click();
    await office.getByRole('dialog').locator('textarea').fill('事项已经办结');
    await shoot(office, 'reassessment-dialog');
    await inDialog(office, '转为主动公开').click();
    await office.getByText('没有已存档的不公开信息').waitFor();
    await open(office, record(place.documentId));
    await expect
      .poll(() => office.getByTestId('review-panel').getByTestId('review-state').textContent(), patient)
      .toBe('待科室审核');
  },
);

async function backToDefault() {
  const { version, defaultFlow } = await currentFlow();
  return { flow: defaultFlow, note: '改回默认流程', baseVersion: version };
}
