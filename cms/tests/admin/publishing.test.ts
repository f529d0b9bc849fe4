import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import type { Account, Cms } from '../harness.ts';
import { openPublisherPort, quietStatus, type PublisherPort } from '../outbox/publisher-port.ts';
import { finished, released, seqOf, tell, tellStage, at } from '../outbox/releases.ts';
import { cleanSheet, draftPolicy, edit, people, policyDocument, reviewsOf } from '../records.ts';
import { openDesk, patient, type Desk } from './desk.ts';

const secret = 'whsec_dGVzdC1zZWNyZXQtdGVzdC1zZWNyZXQ=';
let desk: Desk;
let cms: Cms;
let port: PublisherPort;
let office: Page;
/** Live in release 1, changed by release 2. */
let edited: Place;

beforeAll(async () => {
  port = await openPublisherPort(secret);
  desk = await openDesk({ WEBHOOK_SECRET: secret, WEBHOOK_URL: port.url, PORTAL_URL: 'http://portal.invalid' });
  cms = desk.cms;
  port.status = { ...quietStatus, release: 2, kept: [2, 1] };
  edited = await draftPolicy(cms, { title: '危险化学品安全专项检查通知' });
  await signed(edited);
  await tellStage(cms, edited, 'live', at(12), 1);
  await tell(cms, { releases: [finished(1, [released(edited, await seqOf(cms, edited))])] });
  await edit(cms, edited, { summary: '改动' });
  await signed(edited);
  await tellStage(cms, edited, 'live', at(22), 2);
  const change = released(edited, await seqOf(cms, edited), { action: 'changed', title: '危险化学品安全专项检查通知' });
  await tell(cms, { releases: [finished(2, [change])] });
  office = await desk.signIn('disclosure-office');
});
afterAll(async () => {
  await desk?.close();
  await port?.close();
});

async function signed(place: Place): Promise<void> {
  const account = async (name: Account) => String((await cms.user(name)).id);
  await reviewsOf(cms).submit(place, people.author);
  await reviewsOf(cms).approve(place, people.head);
  await reviewsOf(cms).closeSheet(place, people.reviewer, cleanSheet);
  await reviewsOf(cms).sign(place, await account('deputy-head'));
}

const openPage = (page: Page) => page.goto(`${cms.url}/admin/plugins/outbox`);
const tab = (page: Page, name: RegExp) => page.getByRole('tab', { name }).click();
const dialog = (page: Page) => page.getByRole('dialog');

test('a release shows its records, who signed and how long each stage took; a link leads to the record', async () => {
  await openPage(office);
  const release = office.getByTestId('release-2');
  await release.getByText('已核实上线').waitFor();
  await release.getByRole('button', { name: '第 2 号发布的详情' }).click();
  await release.getByText('签发：周签发').waitFor();
  await release.getByText('180 毫秒').waitFor();
  expect(await release.getByRole('link', { name: '第 2 号发布的公开记录' }).getAttribute('href')).toBe(
    'http://portal.invalid/releases/2.html',
  );
  const link = release.getByRole('link', { name: '危险化学品安全专项检查通知' });
  expect(await link.getAttribute('href')).toBe(
    `/admin/content-manager/collection-types/${policyDocument}/${edited.documentId}`,
  );
});

test('a new release appears by itself, is not called live before it is, and leaves the focus where it was', async () => {
  await openPage(office);
  const details = office.getByTestId('release-1').getByRole('button', { name: '第 1 号发布的详情' });
  await details.focus();
  const place = await draftPolicy(cms, { title: '防汛值守安排' });
  await signed(place);
  const release = finished(3, [released(place, await seqOf(cms, place), { title: '防汛值守安排' })]);
  await tell(cms, { releases: [{ ...release, liveAt: null }] });
  const badge = office.getByTestId('release-3').getByTestId('release-live');
  await expect.poll(() => badge.textContent(), patient).toBe('等待核实');
  await office.getByRole('tab', { name: '待上线（1）' }).waitFor();
  await tellStage(cms, place, 'live', at(32), 3);
  await tell(cms, { releases: [release] });
  await expect.poll(() => badge.textContent(), patient).toContain('已核实上线');
  expect(await details.evaluate((button) => button === document.activeElement)).toBe(true);
  await office.keyboard.press('Enter');
  await office.getByTestId('release-1').getByText('各环节用时').waitFor();
});

test('what is wrong is said: an unreachable publisher, alarms, incremental builds off, a quarantined record', async () => {
  const place = await draftPolicy(cms, { title: '生成不了的通知' });
  await signed(place);
  await tellStage(cms, place, 'quarantined', at(40));
  const before = port.status;
  port.status = {
    ...before,
    isIncremental: false,
    alarms: [{ code: 'release.mismatch', message: '增量结果与完整生成不一致，已改为完整生成。', since: at(1) }],
  };
  await openPage(office);
  await office.getByTestId('publishing-warnings').getByText('增量结果与完整生成不一致').waitFor();
  await office.getByText('每次发布都完整生成').waitFor();
  await tab(office, /未能上线/);
  await office.getByTestId('publishing-held').getByText('模板不能生成该记录').waitFor();
  process.env.WEBHOOK_URL = 'http://127.0.0.1:1/';
  await office.getByTestId('publishing-warnings').getByText('联系不上发布程序（').waitFor();
  process.env.WEBHOOK_URL = port.url;
  port.status = before;
});

test('a rollback takes two people, each of whom sees what will change', { timeout: 180_000 }, async () => {
  port.status = { ...quietStatus, release: 3, kept: [3, 2, 1] };
  port.mood = { isDone: true, release: 4, problem: null };
  await openPage(office);
  await office.getByRole('button', { name: '退回到第 1 号发布' }).click();
  const effects = dialog(office).getByTestId('rollback-effects');
  await effects.getByText('读者看到的下列 2 条信息会变化').waitFor();
  await effects.getByText('改为显示较早的版本（1）').waitFor();
  await effects.getByText('暂时撤下（当时还没有发布）（1）').waitFor();
  const submit = dialog(office).getByRole('button', { name: '提交申请' });
  expect(await submit.isDisabled()).toBe(true);
  await dialog(office).locator('textarea').fill('附件放错');
  await submit.click();
  await tab(office, /^回退/);
  await office.getByTestId('rollback-1').getByRole('button', { name: '收回申请' }).waitFor();
  expect(await office.getByRole('button', { name: '核对并确认' }).count()).toBe(0);
  expect(port.commands).toEqual([]);

  const leader = await desk.signIn('deputy-head');
  await openPage(leader);
  await tab(leader, /^回退/);
  await leader.getByRole('button', { name: '核对并确认' }).click();
  await dialog(leader).getByText('附件放错').waitFor();
  await dialog(leader).getByText('改为显示较早的版本（1）').waitFor();
  await dialog(leader).getByRole('button', { name: '确认执行' }).click();
  await expect.poll(() => leader.getByTestId('rollback-state').textContent(), patient).toBe('已执行');
  await leader.getByText('执行结果：第 4 号发布').waitFor();
  expect(port.commands).toMatchObject([{ command: { command: 'rollback', to: 1 }, reason: '附件放错' }]);
});

test('a record shown in an earlier version says so in its panel and on the page, until it is shown again', async () => {
  await tellStage(cms, edited, 'rolled-back', at(50), 4);
  port.status = { ...quietStatus, release: 4, kept: [4, 3, 2, 1] };
  await openPage(office);
  await tab(office, /线上为旧版/);
  const list = office.getByTestId('publishing-rolled-back');
  await list.getByText('线上为旧版（已回退）').waitFor();
  await office.getByRole('button', { name: '恢复为最新版' }).waitFor();
  await list.getByRole('link', { name: '危险化学品安全专项检查通知' }).click();
  const panel = office.getByTestId('release-panel');
  await panel.getByTestId('release-rolled-back').waitFor();
  for (const stage of ['已签发', '门户已收到', '已生成', '已上线'])
    await panel.getByText(stage, { exact: true }).waitFor();
  expect(await panel.getByRole('link', { name: '第 2 号发布的公开记录' }).getAttribute('href')).toBe(
    'http://portal.invalid/releases/2.html',
  );
});

test('an officer without the permission sees own records and no way back', async () => {
  // Who drafted them, and somebody of the same section who had no part in them.
  for (const [account, shown] of [
    ['information-officer', '防汛值守安排'],
    ['department-head', '还没有发布记录。'],
  ] as const) {
    const officer = await desk.signIn(account);
    await openPage(officer);
    await officer.getByText(shown).first().waitFor();
    expect(await officer.getByRole('tab', { name: /^回退/ }).count()).toBe(0);
    expect(await officer.getByRole('button', { name: /^退回到/ }).count()).toBe(0);
  }
});
