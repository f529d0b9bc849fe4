import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { isPaperSignedBy, readPaper, signerOf, verifierKey, type FeedPage } from '@yangguang/schemas';
import { testNames, testOutboxToken, type Account, type Cms } from '../harness.ts';
import {
  completePolicy,
  edit,
  people,
  policyDocument,
  reviewsOf,
  reviewUpToSignOff,
  uploadText,
  warning,
} from '../records.ts';
import { openDesk, patient, type Desk } from './desk.ts';
import { latinTexts } from './latin-texts.ts';
import { openPublisherPort, type PublisherPort } from '../outbox/publisher-port.ts';
import { draftPage, readAsGuest } from './guest-story.ts';
import { plainSigns, printed } from './printed.ts';
import { scanned } from './scanned.ts';
import { keep, shoot } from './shots.ts';

const secret = 'whsec_dGVzdC1zZWNyZXQtdGVzdC1zZWNyZXQ=';
let desk: Desk;
let cms: Cms;
let port: PublisherPort;
beforeAll(async () => {
  port = await openPublisherPort(secret);
  const env = { WEBHOOK_SECRET: secret, WEBHOOK_URL: port.url };
  desk = await openDesk({ PORTAL_URL: 'http://portal.invalid', ...env });
  cms = desk.cms;
});
afterEach(async () => {
  for (const context of desk.browser.contexts()) await context.close();
});
afterAll(async () => {
  await desk?.close();
  await port?.close();
});

const list = `content-manager/collection-types/${policyDocument}`;
const title = '关于开展危险化学品安全专项检查的通知';

const seatOf = (account: Account): Promise<Page> => desk.signIn(account);

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${cms.url}/admin/${path}`);
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const inDialog = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true });
const state = (page: Page) => page.getByTestId('review-panel').getByTestId('review-state');

async function expectState(page: Page, text: string): Promise<void> {
  await expect.poll(() => state(page).textContent(), patient).toBe(text);
}

/** Takes the step that the main button offers. */
async function take(page: Page, step: string): Promise<void> {
  await button(page, step).click();
  await inDialog(page, step).click();
}

async function createRecord(data: Record<string, unknown> = {}, path = list): Promise<string> {
  const answer = await cms.fetch(`/${path}`, {
    method: 'POST',
    as: 'information-officer',
    body: JSON.stringify(path === list ? { ...completePolicy, title, documentNumber: null, ...data } : data),
  });
  return ((await answer.json()) as { data: { documentId: string } }).data.documentId;
}

/** What the publisher tells once the portal has answered with the new page. */
async function reportLive(): Promise<void> {
  const page = (await (await cms.fetch('/api/outbox/changes', { token: testOutboxToken })).json()) as FeedPage;
  const seq = page.head;
  const at = new Date(Date.parse(page.changes.at(-1)?.at ?? '') + 900).toISOString();
  const item = { seq, stage: 'live', at, path: '/policies/2026-00001.html', reason: null };
  const body = { release: { number: 1, manifestHash: 'a'.repeat(64), at }, items: [item] };
  await cms.fetch('/api/outbox/reports', { method: 'POST', token: testOutboxToken, body: JSON.stringify(body) });
}

test(
  'four officers take a record from draft to reader and back, each at his own desk',
  { timeout: 180_000 },
  async () => {
    const documentId = await createRecord();
    const record = `${list}/${documentId}`;

    const officer = await seatOf('information-officer');
    await open(officer, record);
    await expectState(officer, '草稿');
    await officer.fill('input[name=title]', `${title}（修改）`);
    await expect.poll(() => button(officer, '送审').isDisabled(), patient).toBe(true);
    await officer.getByText('有未保存的修改，请先保存。').waitFor();
    await button(officer, '保存').click();
    await expect.poll(() => button(officer, '送审').isEnabled(), patient).toBe(true);
    await take(officer, '送审');
    await expectState(officer, '待科室审核');

    const head = await seatOf('department-head');
    await head
      .getByTestId('widget-todo')
      .getByRole('link', { name: `${title}（修改）` })
      .waitFor();
    await open(head, 'plugins/review');
    await head.getByRole('link', { name: `${title}（修改）` }).click();
    await take(head, '审核通过');
    await expectState(head, '保密审查中');

    const reviewer = await seatOf('confidentiality-reviewer');
    await open(reviewer, record);
    await button(reviewer, '填写保密审查表').click();
    for (const question of ['stateSecret', 'workSecret', 'sensitiveAggregate', 'tradeSecret'])
      await reviewer.getByTestId(`sheet-${question}`).getByRole('radio').first().click();
    await reviewer.getByTestId('sheet-privacy').getByRole('radio').last().click();
    await reviewer.getByRole('radio', { name: '可以公开' }).click();
    expect(await inDialog(reviewer, '提交保密审查结论').isDisabled()).toBe(true);
    await reviewer.getByRole('dialog').locator('textarea').fill('当事人书面同意公开姓名');
    await inDialog(reviewer, '提交保密审查结论').click();
    await expectState(reviewer, '待签发');

    const leader = await seatOf('deputy-head');
    await open(leader, record);
    await take(leader, '签发并公开');
    await expectState(leader, '已发布');
    await leader.getByTestId('release-panel').getByText('门户已收到').waitFor();
    await reportLive();
    await expect
      .poll(() => leader.getByTestId('release-arrival').textContent(), patient)
      .toMatch(/^\d\d:\d\d:\d\d，签发后 \d\.\d 秒$/);
    expect(await leader.getByRole('link', { name: '在门户网站查看' }).getAttribute('href')).toBe(
      'http://portal.invalid/policies/2026-00001.html',
    );

    await button(leader, '撤回').click();
    expect(await inDialog(leader, '撤回').isDisabled()).toBe(true);
    await leader.getByRole('dialog').locator('textarea').fill('数据有误，更正后重新公开。');
    await inDialog(leader, '撤回').click();
    await expectState(leader, '已撤回');
    await leader.getByTestId('review-setback').getByText('数据有误，更正后重新公开。').waitFor();
    await leader.getByText('已从门户撤下').waitFor();
  },
);

test('a record that lacks something says what, and cannot be submitted', { timeout: 180_000 }, async () => {
  const documentId = await createRecord();
  await cms.strapi.documents(policyDocument as never).update({ documentId, data: { topicCategory: null } as never });
  const officer = await seatOf('information-officer');
  await open(officer, `${list}/${documentId}`);
  await officer.getByTestId('review-danger').getByText('主题分类：请填写。').waitFor();
  expect(await button(officer, '送审').isDisabled()).toBe(true);
});

test(
  'nobody is offered Strapi’s own publishing, not even who was given the right; the list shows where a record stands',
  { timeout: 180_000 },
  async () => {
    const role = await cms.strapi.db.query('admin::role').findOne({ where: { code: 'information-officer' } });
    await cms.strapi
      .service('admin::role')
      .addPermissions(role.id, [
        { action: 'plugin::content-manager.explorer.publish', subject: policyDocument, properties: {}, conditions: [] },
      ]);
    const documentId = await createRecord();
    const officer = await seatOf('information-officer');
    await open(officer, `${list}/${documentId}`);
    await expectState(officer, '草稿');
    expect(await button(officer, '发布').count()).toBe(0);

    await open(officer, list);
    const row = officer.getByRole('row').filter({ hasText: title }).first();
    await row.getByTestId('review-state').waitFor();
    expect(await row.getByTestId('review-state').textContent()).toBe('草稿');
  },
);

test(
  'a leader signs for a later day, the disclosure office calls it off; a withdrawal is set the same way (A-6)',
  { timeout: 180_000 },
  async () => {
    const documentId = await createRecord();
    const place = { uid: policyDocument, documentId };
    await reviewUpToSignOff(cms, place);
    const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const leader = await seatOf('deputy-head');
    await open(leader, `${list}/${documentId}`);
    await button(leader, '签发并公开').click();
    await leader.getByRole('radio', { name: '定时公开' }).click();
    expect(await inDialog(leader, '签发，定时公开').isDisabled()).toBe(true);
    await leader.locator('input[name=day]').fill(day);
    await inDialog(leader, '签发，定时公开').click();
    await expectState(leader, '已签发，待定时公开');
    await leader.getByTestId('schedule-publish').getByText(`定于 ${day} 09:00 自动公开`).waitFor();

    const office = await seatOf('disclosure-office');
    await open(office, `${list}/${documentId}`);
    await button(office, '取消定时公开').click();
    await office.getByRole('dialog').locator('textarea').fill('改由上级发布');
    await inDialog(office, '取消定时公开').click();
    await expectState(office, '退回修改');
    await office.getByTestId('review-setback').getByText('改由上级发布').waitFor();

    await reviewUpToSignOff(cms, place);
    await reviewsOf(cms).sign(place, people.leader);
    await leader.reload();
    await button(leader, '撤回').click();
    await leader.getByRole('radio', { name: '定时撤回' }).click();
    await leader.locator('input[name=day]').fill(day);
    await leader.getByRole('dialog').locator('textarea').fill('公示期满');
    await inDialog(leader, '撤回').click();
    await leader.getByTestId('schedule-withdraw').getByText('公示期满').waitFor();
    await expectState(leader, '已发布');
  },
);

test(
  'a policy and its interpretation are submitted as one; a plan takes the place of an interpretation (A-4, C-10)',
  { timeout: 180_000 },
  async () => {
    const documentId = await createRecord({ interpretationRequired: true });
    const { disclosureAttribute, topicCategory, formedDate, validityStatus, body } = completePolicy;
    const answer = await cms.fetch(
      '/content-manager/collection-types/api::policy-interpretation.policy-interpretation',
      {
        method: 'POST',
        as: 'information-officer',
        body: JSON.stringify({
          ...{ disclosureAttribute, topicCategory, formedDate, validityStatus, body },
          ...{ title: '《通知》政策解读', interpretationKind: 'text', interpreter: null },
          policies: { connect: [{ documentId }] },
        }),
      },
    );
    expect(answer.status).toBe(201);
    const officer = await seatOf('information-officer');
    await open(officer, `${list}/${documentId}`);
    await officer.getByTestId('review-interpretation').getByText('须同步解读').waitFor();
    await button(officer, '登记解读计划').click();
    await officer.locator('input[name=dueOn]').fill(new Date(Date.now() + 86_400_000).toISOString().slice(0, 10));
    await officer.getByRole('dialog').locator('textarea').fill('文字解读，由政策法规科撰写');
    await inDialog(officer, '登记').click();
    await officer.getByTestId('review-interpretation').getByText('由政策法规科撰写').waitFor();

    await button(officer, '送审').click();
    await officer.getByRole('checkbox', { name: '政策解读：《通知》政策解读' }).click();
    await inDialog(officer, '送审').click();
    await expectState(officer, '待科室审核');
    await officer.getByTestId('review-bundle').getByText('等 2 件为一组').waitFor();
    await officer.getByTestId('review-interpretation').getByText('与本件一组公开').waitFor();
    await button(officer, '解散该组，分别办理').click();
    await officer.getByTestId('review-interpretation').getByText('计划于').waitFor();
  },
);

test(
  'several records at once by keyboard, each by its own rules; what could not be done says why',
  { timeout: 180_000 },
  async () => {
    const author = String((await cms.user('information-officer')).id);
    const titles = ['批量办理的第一件', '批量办理的第二件'] as const;
    const places = [];
    for (const one of titles) {
      const place = { uid: policyDocument, documentId: await createRecord({ title: one }) };
      await reviewsOf(cms).submit(place, author);
      places.push(place);
    }
    const [first, second] = places as [(typeof places)[0], (typeof places)[0]];
    const head = await seatOf('department-head');
    await open(head, 'plugins/review?pageSize=100');
    for (const one of titles) {
      await head.getByRole('checkbox', { name: `选择：${one}` }).focus();
      await head.keyboard.press('Space');
    }
    // Changed after it was listed: what the head saw is no longer there.
    await edit(cms, second, { title: '批量办理的第二件（有改动）' });
    await button(head, '审核通过（2）').press('Enter');
    await head.getByRole('dialog').locator('textarea').fill('同意');
    await shoot(head, 'bulk-dialog');
    await inDialog(head, '审核通过').press('Enter');
    const outcomes = head.getByTestId('bulk-outcomes').getByRole('listitem');
    await outcomes.filter({ hasText: titles[0] }).getByText('已办理。').waitFor();
    await shoot(head, 'bulk-outcomes');
    await outcomes.filter({ hasText: titles[1] }).getByText('该信息当前不在这一环节').waitFor();
    await head.getByText('审核通过：1 件已办理，1 件未办理').waitFor();
    expect(await latinTexts(head)).toEqual([]);
    await inDialog(head, '关闭').last().press('Enter');
    await expect.poll(() => head.getByRole('link', { name: titles[0] }).count(), patient).toBe(0);
    const stateOf = async ({ documentId }: { documentId: string }) =>
      (await cms.strapi.db.connection('review_cases').where({ record_id: documentId }).first()).state;
    expect([await stateOf(first), await stateOf(second)]).toEqual(['confidentialityReview', 'draft']);
  },
);

test(
  'an officer asks a legal adviser, who reads and answers without an account and without scripts (B-7)',
  { timeout: 180_000 },
  async () => {
    port.page = draftPage;
    const documentId = await createRecord();
    await reviewsOf(cms).submit({ uid: policyDocument, documentId }, people.author);
    const head = await seatOf('department-head');
    await open(head, `${list}/${documentId}`);
    await button(head, '邀请外部审阅').click();
    const field = (name: string) => head.getByRole('dialog').locator(`input[name=${name}]`);
    await field('name').fill('赵律师');
    await field('office').fill('法律顾问');
    expect(await inDialog(head, '生成邀请').isDisabled()).toBe(true);
    await head.getByRole('dialog').locator('textarea').fill('第二条的处罚依据是否准确');
    await head.getByRole('checkbox', { name: '必须答复' }).click();
    await shoot(head, 'invite-form');
    await inDialog(head, '生成邀请').click();
    const link = await head.getByTestId('invitation-link').inputValue();
    await head.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await inDialog(head, '复制链接').click();
    await head.getByText('链接已复制。').first().waitFor();
    expect(await head.evaluate(() => navigator.clipboard.readText())).toBe(link);
    await shoot(head, 'invite-link');
    expect(await latinTexts(head)).toEqual([]);
    await inDialog(head, '已转交，关闭').click();
    await head.getByTestId('review-invitations').getByText('赵律师尚未答复').waitFor();
    expect(await button(head, '审核通过').isDisabled()).toBe(true);
    await shoot(head, 'invite-panel');

    const guest = await readAsGuest(desk.browser, link);
    await guest.getByLabel('提出意见').check();
    await guest.locator('textarea').fill(' ');
    await guest.getByRole('button', { name: '提交答复' }).click();
    await guest.getByRole('alert').getByText('请写明意见').waitFor();
    expect(await guest.getByLabel('提出意见').isChecked()).toBe(true);
    await shoot(guest, 'guest-refused');
    await guest.locator('textarea').fill('建议补充引用第三十六条。');
    await guest.getByRole('button', { name: '提交答复' }).click();
    await guest.getByRole('heading', { name: '您的答复已提交' }).waitFor();
    await shoot(guest, 'guest-thanks');

    await open(head, 'plugins/review?pageSize=100');
    await head.getByText('外部审阅：已答复').waitFor();
    await shoot(head, 'invite-queue');
    await open(head, `${list}/${documentId}`);
    await head.getByTestId('review-invitation').getByText('建议补充引用第三十六条。').waitFor();
    await shoot(head, 'invite-answered');
    expect(await button(head, '审核通过').isEnabled()).toBe(true);
    await open(head, `plugins/review-evidence/chain/${policyDocument}/${documentId}`);
    await head.getByTestId('evidence-chain').getByText('建议补充引用第三十六条。').waitFor();
    await shoot(head, 'invite-paper');
  },
);

const names = (count: number): string[] =>
  Array.from(
    { length: count },
    (_one, index) => `第${index + 1}号检查结果公示名单（${'危险化学品企业'.repeat(3)}）.txt`,
  );

/** A record with many files and long opinions, as far as the desk of the one who signs. */
async function longRecord(opinion: string): Promise<string> {
  const documentId = await createRecord();
  const place = { uid: policyDocument, documentId };
  const files = [];
  for (const [index, name] of names(14).entries()) files.push((await uploadText(cms, name, `名单 ${index}`)).id);
  await edit(cms, place, { attachments: files });
  const account = async (who: Account) => String((await cms.user(who)).id);
  await reviewsOf(cms).submit(place, await account('information-officer'), { comment: opinion });
  await reviewsOf(cms).approve(place, await account('department-head'), { comment: opinion });
  return documentId;
}

test(
  'the reviewer answers for each file; sheet and chain print on A4 without loss, in Chinese, and nobody else is asked (B-4)',
  { timeout: 240_000 },
  async () => {
    const opinion =
      '同意公开，请按程序办理；涉及企业名称的部分已逐一核对无误。'.repeat(15).slice(0, 490) + '意见末尾。';
    const documentId = await longRecord(opinion);
    const reviewer = await seatOf('confidentiality-reviewer');
    await open(reviewer, `${list}/${documentId}`);
    await button(reviewer, '填写保密审查表').click();
    for (const question of ['stateSecret', 'workSecret', 'sensitiveAggregate', 'tradeSecret', 'privacy'])
      await reviewer.getByTestId(`sheet-${question}`).getByRole('radio').first().click();
    await reviewer.getByRole('radio', { name: '可以公开' }).click();
    expect(await inDialog(reviewer, '提交保密审查结论').isDisabled()).toBe(true);
    for (const [index] of names(14).entries())
      await reviewer
        .getByTestId(`sheet-file-${index + 1}`)
        .getByRole('button', { name: '各项均为“否”' })
        .click();
    await reviewer.getByTestId('sheet-file-2-tradeSecret').getByRole('radio').last().click();
    await reviewer.getByRole('dialog').locator('textarea').fill('第二个附件经企业书面同意公开');
    await shoot(reviewer, 'sheet-form');
    await inDialog(reviewer, '提交保密审查结论').click();
    await expectState(reviewer, '待签发');

    const trespasses: string[] = [];
    for (const [kind, title] of [
      ['sheet', '保密审查表'],
      ['chain', '签发单'],
    ] as const) {
      const paper = reviewer.context().waitForEvent('page');
      await reviewer.getByTestId('evidence-links').getByRole('link', { name: title }).click();
      const page = await paper;
      page.on('request', (request) => {
        if (!/^(?:data:|blob:)/.test(request.url()) && !request.url().startsWith(cms.url))
          trespasses.push(request.url());
      });
      await page.getByTestId(`evidence-${kind}`).waitFor();
      const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text);
      const isNote = (text: string) => text.startsWith('yangguang-audit/');
      expect((await latinTexts(page)).filter((text) => !isHash(text) && !isNote(text))).toEqual([]);
      // What is signed is on the paper as text and as a code that programs read.
      const seal = page.getByTestId('paper-seal');
      expect(await seal.locator('pre').textContent()).toMatch(/^yangguang-audit\/[^\n]*\/paper\n[^]*\n\n— /);
      const note = await scanned(seal.locator('img'));
      expect(note).toBe(await seal.locator('pre').textContent());
      expect(isPaperSignedBy(note, verifierKey(signerOf(note.split('/paper\n')[0] ?? '', '5a'.repeat(32))))).toBe(true);
      expect(readPaper(note)?.[0]).toContain(title);
      await shoot(page, `paper-${kind}`);
      const { bytes, pages, sizes } = await printed(page);
      keep(`paper-${kind}.pdf`, bytes);
      expect(pages.length).toBeGreaterThan(1);
      expect(sizes).toEqual(sizes.map(() => [595, 842]));
      const text = pages.join('');
      for (const name of names(14)) expect(text).toContain(plainSigns(name));
      const ofKind =
        kind === 'sheet'
          ? ['涉及国家秘密', '汇聚后可能涉密或敏感', '第二个附件经企业书面同意公开', '李保密', '可以公开']
          : [opinion, '钱拟稿', '孙审核', '李保密', '送审', '审核通过'];
      for (const expected of ofKind) expect(text).toContain(plainSigns(expected));
      expect(text).toContain('本单由政务公开系统根据审签记录生成,李保密于');
      // Menu, buttons and hints stay on the screen.
      for (const onScreen of ['打印或另存为', '返回该信息', '内容管理']) expect(text).not.toContain(onScreen);
      for (const [index, sheet] of pages.entries()) expect(sheet).toContain(`第${index + 1}页,共${pages.length}页`);
      await page.setViewportSize({ width: 390, height: 844 });
      await shoot(page, `paper-${kind}-390`);
      await page.close();
    }
    expect(trespasses).toEqual([]);
  },
);

test(
  'one named leader lets a warning out, a second person finds it in the queue and confirms it (B-11)',
  { timeout: 180_000 },
  async () => {
    const office = await seatOf('disclosure-office');
    await open(office, 'plugins/review-flows');
    await office.getByRole('tab', { name: '紧急签发人' }).click();
    await office.getByRole('combobox', { name: '紧急签发人' }).click();
    await office.getByRole('option', { name: testNames['deputy-head'] }).click();
    await office.getByText('紧急签发人已保存。').first().waitFor();
    await office.keyboard.press('Escape');
    await shoot(office, 'emergency-signers');
    await office.setViewportSize({ width: 390, height: 844 });
    await shoot(office, 'emergency-signers-390');

    const articles = 'content-manager/collection-types/api::article.article';
    const documentId = await createRecord(warning, articles);
    const record = `${articles}/${documentId}`;
    const leader = await seatOf('deputy-head');
    await open(leader, record);
    await leader.getByTestId('emergency-offer').waitFor();
    await shoot(leader, 'emergency-offer');
    await button(leader, '紧急发布').click();
    await answerNo(leader);
    expect(await inDialog(leader, '紧急发布').isDisabled()).toBe(true);
    await leader.getByRole('dialog').locator('textarea').first().fill('今夜有特大暴雨，须立即转移群众');
    await shoot(leader, 'emergency-form');
    await inDialog(leader, '紧急发布').click();
    await expectState(leader, '已发布');
    await leader.getByTestId('emergency-waiting').getByText('须由另一位领导或者保密审查员复核').waitFor();
    await shoot(leader, 'emergency-waiting');

    const reviewer = await seatOf('confidentiality-reviewer');
    await open(reviewer, 'plugins/review');
    await reviewer.getByText('紧急发布，待复核').waitFor();
    await shoot(reviewer, 'emergency-queue');
    await reviewer.setViewportSize({ width: 390, height: 844 });
    await shoot(reviewer, 'emergency-queue-390');
    await reviewer.setViewportSize({ width: 1400, height: 1000 });
    await open(reviewer, 'plugins/deadlines?group=today');
    await reviewer.getByText('紧急发布复核').first().waitFor();
    await shoot(reviewer, 'emergency-board');
    await open(reviewer, record);
    await button(reviewer, '紧急发布复核').click();
    await answerNo(reviewer);
    await shoot(reviewer, 'emergency-confirm');
    await inDialog(reviewer, '复核通过').click();
    await expect.poll(() => reviewer.getByTestId('emergency-waiting').count(), patient).toBe(0);
    await reviewer.getByText(testNames['confidentiality-reviewer']).first().waitFor();
    expect(await latinTexts(reviewer)).toEqual([]);
    await shoot(reviewer, 'emergency-confirmed');
  },
);

const questions = ['stateSecret', 'workSecret', 'sensitiveAggregate', 'tradeSecret', 'privacy'];

async function answerNo(page: Page): Promise<void> {
  for (const question of questions) await page.getByTestId(`sheet-${question}`).getByRole('radio').first().click();
}
