import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { recordPath, YangguangError, type PublisherStatus } from '@yangguang/schemas';
import type { Account } from '../lib/accounts.ts';
import { launchBrowser } from '../lib/browser/launch.ts';
import { signIn, type Officer } from '../lib/officers/officer.ts';
import { review, sign, signInStaff, writeDraft, type Draft } from '../lib/officers/staff.ts';
import { choose, signInAtDesk, type OfficerDesk } from './officer-desk.ts';
import { picturesOf, shoot } from './pictures.ts';
import { startTestSystem, type TestSystem } from './test-system.ts';

const uid = 'api::policy-document.policy-document';
const title = '关于开展有限空间作业安全专项检查的通知';
/** In the text only: found by search, not by title. */
const phrase = '先通风再检测后作业';
const reason = '文件附件中含有企业联系人电话，更正后重新公开';

let yangguang: TestSystem;
let browser: Browser;
let author: OfficerDesk;
let leader: OfficerDesk;
/** Path of the record in the admin, and where readers find it. */
let place = '';
let path = '';

const accountOf = (role: string): Account => {
  const account = yangguang.accounts.find((candidate) => candidate.role === role);
  if (!account) throw new Error(`no account with role ${role}`);
  return account;
};
const deskOf = (role: string) => signInAtDesk(browser, yangguang.system.urls.cms, accountOf(role));
const portal = (url: string): Promise<Response> => fetch(`${yangguang.system.urls.portal}${url}`);
const text = async (url: string): Promise<string> => (await portal(url)).text();

/** What a reader finds who types into the search field. */
async function search(words: string): Promise<string[]> {
  const page = await browser.newPage({ locale: 'zh-CN' });
  await page.goto(`${yangguang.system.urls.portal}/search.html`);
  await page.locator('#search-query').fill(words);
  await page.getByRole('main').getByRole('button', { name: '搜索' }).click();
  // Both “found” and “nothing found” name what was asked for; “searching” does not.
  await page.locator('#search-status').filter({ hasText: words }).waitFor();
  const found = await page.locator('#search-list a').allInnerTexts();
  await page.close();
  return found;
}

/** The page that the leader saw before he signed. */
let previewed = '';
/** What the preview cannot know (`unknownBeforePublication`), and its banner, which only it has. */
const unknownParts = '.ledger, .steps, dl.facts > div:nth-child(7), div[role=note][style]';

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  );

const listings = ['/', '/policies/', '/atom.xml', '/rss.xml', '/feed.json', '/sitemap-0.xml'];

beforeAll(async () => {
  yangguang = await startTestSystem();
  browser = await launchBrowser();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(await picturesOf(browser, task.name));
});
afterAll(async () => {
  await browser.close();
  await yangguang.end();
});

test('the author writes a policy document in the Chinese admin and submits it', async () => {
  author = await deskOf('information-officer');
  const { page } = author;
  await author.open(`${uid}/create`);
  await page.locator('input[name=title]').fill(title);
  await page.locator('input[name=issuingOrgan]').fill('云川市应急管理局');
  await choose(page, 'disclosureAttribute', '主动公开');
  await choose(page, 'topicCategory', '安全生产综合');
  await choose(page, 'validityStatus', '现行有效');
  await choose(page, 'documentKind', '通知');
  await page.locator('input[name=contentSource]').fill('云川市应急管理局');
  await page.locator('input[name=documentNumber]').fill('云应急〔2026〕987号');
  for (const date of ['formedDate', 'documentDate']) {
    await page.locator(`input[name=${date}]`).fill('2026/11/20');
    await page.keyboard.press('Tab');
  }
  await page.getByRole('textbox', { name: '正文' }).fill(`各县（区）应急管理局：有限空间作业必须${phrase}。`);
  await page.getByRole('button', { name: '保存' }).click();
  await author.reviewPanel.waitFor();
  place = new URL(page.url()).pathname.replace(/^.*collection-types\//, '');
  path = recordPath({
    type: 'policy-document',
    indexNumber: await page.locator('input[name=indexNumber]').inputValue(),
  });

  await author.step('送审').click();
  await author.dialog.getByRole('button', { name: '送审' }).click();
  await author.reviewPanel.getByText('待科室审核').waitFor();
});

test('each of two sections finds its own drafts and none of the other’s (B-6)', async () => {
  const { cms } = yangguang.system.urls;
  const draftsOf = async ({ email, password }: Account): Promise<string[]> => {
    const officer = await signIn(cms, { name: '', role: '', email, password });
    const path = `/content-manager/collection-types/${uid}?pageSize=100`;
    const { results } = await officer.call<{ results: { title: string; status: string }[] }>('GET', path);
    return results.filter(({ status }) => status === 'draft').map((one) => one.title);
  };
  const [first, second] = yangguang.accounts.filter(({ role }) => role === 'information-officer');
  const [own, others] = [await draftsOf(first as Account), await draftsOf(second as Account)];
  expect(own).toContain(title);
  expect(others.length).toBeGreaterThan(0);
  expect(own.filter((one) => others.includes(one))).toEqual([]);
});

test('nobody takes two steps: whoever wrote it cannot approve it, with every permission', async () => {
  const { cms } = yangguang.system.urls;
  const administrator = await signIn(cms, accountOf('security-administrator'));
  const { data: roles } = await administrator.call<{ data: { id: number; code: string }[] }>('GET', '/admin/roles');
  const idOf = (code: string) => roles.find((role) => role.code === code)?.id;
  const { data: users } = await administrator.call<{ data: { results: { id: number; email: string }[] } }>(
    'GET',
    '/admin/users?pageSize=100',
  );
  const user = users.results.find(({ email }) => email === accountOf('information-officer').email);
  const both = ['information-officer', 'department-head', 'deputy-head'].map(idOf);
  await administrator.call('PUT', `/admin/users/${user?.id}`, { roles: both });

  await author.open(place);
  await author.reviewPanel.getByText('您是拟稿人，须由其他人办理。').waitFor();
  expect(await author.step('待科室审核').isDisabled()).toBe(true);
  const asAuthor = await signIn(cms, accountOf('information-officer'));
  const casePath = `/review/cases/${place}`;
  await expect(asAuthor.call('POST', `${casePath}/approve`, {})).rejects.toThrow('您是该信息的拟稿人');
  await administrator.call('PUT', `/admin/users/${user?.id}`, { roles: [idOf('information-officer')] });
});

test('department head and confidentiality reviewer take their steps', async () => {
  const head = await deskOf('department-head');
  await head.open(place);
  await head.step('审核通过').click();
  await head.dialog.getByRole('button', { name: '审核通过' }).click();
  await head.reviewPanel.getByText('保密审查中').waitFor();
  await head.close();

  const reviewer = await deskOf('confidentiality-reviewer');
  await reviewer.open(place);
  await reviewer.step('填写保密审查表').click();
  for (const question of await reviewer.dialog.getByTestId(/^sheet-/).all())
    await question.getByRole('radio', { name: '否' }).click();
  await reviewer.dialog.getByRole('radio', { name: '可以公开', exact: true }).click();
  await reviewer.dialog.getByRole('button', { name: '提交保密审查结论' }).click();
  await reviewer.reviewPanel.getByText('待签发').waitFor();
  await reviewer.close();

  expect((await portal(path)).status).toBe(404);
});

test('before he signs, the leader sees the page as readers will, and nothing of it is where they are (C-9)', async () => {
  leader = await deskOf('deputy-head');
  await leader.open(place);
  const opened = leader.page.waitForEvent('popup');
  await leader.reviewPanel.getByRole('link', { name: '预览' }).click();
  const page = await opened;
  const frame = page.frameLocator('iframe');
  await frame.getByRole('note').getByText('预览稿，未发布，不得外传').waitFor();
  expect(await frame.getByRole('heading', { level: 1 }).innerText()).toContain(title);
  expect(await frame.locator('main').innerText()).toContain(phrase);
  // No script, no origin; links to parts of the page stay in it.
  expect(await page.locator('iframe').getAttribute('sandbox')).toBe('allow-popups allow-popups-to-escape-sandbox');
  await frame.getByRole('link', { name: '跳到正文' }).press('Enter');
  await expect.poll(() => page.frames().map((one) => one.url())).toContain('about:srcdoc#main');
  await shoot(page, 'preview-desktop');
  await page.getByRole('combobox', { name: '显示宽度' }).press('Enter');
  await page.getByRole('option', { name: '手机（390 像素）' }).click();
  await expect.poll(() => page.locator('iframe').evaluate((frame) => frame.clientWidth)).toBe(390);
  await shoot(page, 'preview-phone');
  await page.setViewportSize({ width: 390, height: 844 });
  await shoot(page, 'preview-390');
  await page.close();

  previewed = (
    await (
      await signIn(yangguang.system.urls.cms, accountOf('deputy-head'))
    ).call<{ page: string }>('GET', `/review/previews/${place}`)
  ).page;
  expect((await portal(path)).status).toBe(404);
  for (const url of listings) expect(await text(url), url).not.toContain(title);
  const { siteFolder, logFolder } = yangguang.settings;
  for (const file of [...filesBelow(siteFolder), ...filesBelow(logFolder)])
    expect(readFileSync(file).includes(phrase), file).toBe(false);
});

test('a legal adviser without an account reads that page by his link, and the leader sees what he says (B-7)', async () => {
  const { cms } = yangguang.system.urls;
  const asking = await signIn(cms, accountOf('deputy-head'));
  const asked = { name: '赵律师', office: '法律顾问', question: '是否合法', mustAnswer: true };
  const { path: link } = await asking.call<{ path: string }>('POST', `/review/cases/${place}/invite`, asked);
  await expect(asking.call('POST', `/review/cases/${place}/sign`, {})).rejects.toThrow('赵律师尚未答复');
  const page = await browser.newPage({ locale: 'zh-CN', javaScriptEnabled: false });
  await page.goto(`${cms}${link}`);
  await page.getByRole('button', { name: '打开稿件' }).click();
  const frame = page.frameLocator('iframe');
  expect(await frame.getByRole('heading', { level: 1 }).innerText()).toContain(title);
  expect(await frame.locator('main').innerText()).toContain(phrase);
  await shoot(page, 'guest-1280');
  await page.setViewportSize({ width: 390, height: 844 });
  await shoot(page, 'guest-390');
  await page.getByLabel('同意', { exact: true }).check();
  await page.getByRole('button', { name: '提交答复' }).click();
  await page.getByRole('heading', { name: '您的答复已提交' }).waitFor();
  await page.close();
  await leader.open(place);
  await leader.reviewPanel.getByText('赵律师（法律顾问）：已答复').waitFor();
  const secret = link.split('/').at(-1) ?? '';
  for (const file of filesBelow(yangguang.settings.logFolder))
    expect(readFileSync(file).includes(secret), file).toBe(false);
});

test('the leader signs', async () => {
  await leader.step('签发并公开').click();
  await leader.dialog.getByRole('button', { name: '签发并公开' }).click();
  await leader.releasePanel.getByText('已上线').waitFor();
});

test('the record shows its way to the reader, with times', async () => {
  await leader.page.getByTestId('release-arrival').waitFor();
  expect(await leader.page.getByTestId('release-arrival').innerText()).toMatch(/\d{2}:\d{2}:\d{2}，签发后 .+秒/);
  for (const stage of ['已签发', '门户已收到', '已生成', '已上线'])
    expect(await leader.releasePanel.getByRole('listitem').filter({ hasText: stage }).innerText()).toMatch(
      /\d{2}:\d{2}/,
    );
});

test.each([1280, 390])('the live page looks like its preview, to the pixel, at a width of %i (C-9)', async (width) => {
  const shots = [];
  for (const show of [
    (page: Page) => page.setContent(previewed),
    (page: Page) => page.goto(`${yangguang.system.urls.portal}${path}`),
  ]) {
    const page = await browser.newPage({ locale: 'zh-CN', viewport: { width, height: 900 } });
    await show(page);
    await page.evaluate((parts) => document.querySelectorAll(parts).forEach((part) => part.remove()), unknownParts);
    shots.push(await page.screenshot({ fullPage: true }));
    await page.close();
  }
  expect(Buffer.compare(...(shots as [Buffer, Buffer]))).toBe(0);
});

test('readers find it on its own page, in its list, on the home page, in feeds, sitemap and search', async () => {
  const page = await browser.newPage({ locale: 'zh-CN' });
  await page.goto(`${yangguang.system.urls.portal}${path}`);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain(title);
  expect(await page.locator('main').innerText()).toContain(phrase);
  await page.close();
  for (const url of listings) expect(await text(url), url).toContain(path);
  expect(await search(phrase)).toEqual([expect.stringContaining(title)]);
});

test('the portal answers, page and search, while the CMS is down', async () => {
  await yangguang.cms.stop();
  expect((await portal(path)).status).toBe(200);
  expect((await portal('/')).status).toBe(200);
  expect(await search(phrase)).toHaveLength(1);
  yangguang.cms = await yangguang.system.startCms();
});

test('two officers go back to the release before it, and forward again (C-4)', async () => {
  const cmsUrl = yangguang.system.urls.cms;
  const asking = await signIn(cmsUrl, accountOf('disclosure-office'));
  const confirming = await signIn(cmsUrl, accountOf('deputy-head'));
  const { publisher } = await asking.call<{ publisher: { status: { release: number } } }>('GET', '/outbox/publishing');
  const to = publisher.status.release - 1;

  /** One asks, the other confirms; the release that the publisher answered with. */
  async function shift(target: { to?: number }): Promise<number> {
    const query = target.to === undefined ? '' : `?to=${target.to}`;
    const preview = await asking.call<Preview>('GET', `/outbox/rollbacks/preview${query}`);
    expect(preview.records.map((record) => record.title)).toEqual([title]);
    const { seenRelease } = preview;
    await asking.call('POST', '/outbox/rollbacks', { ...target, reason: '核对附件', seenRelease });
    const { items } = await confirming.call<Rollbacks>('GET', '/outbox/rollbacks');
    const confirmed = await confirming.call<Rollbacks>('POST', `/outbox/rollbacks/${items[0]?.id}/confirm`, {});
    expect(confirmed.items[0]).toMatchObject({ state: 'done', problem: null });
    return confirmed.items[0]?.release ?? 0;
  }

  const back = await shift({ to });
  expect(back).toBeGreaterThan(to + 1);
  expect((await portal(path)).status).toBe(410);
  await leader.open(place);
  await leader.releasePanel.getByText('线上为旧版（已回退）').waitFor();

  expect(await shift({})).toBeGreaterThan(back);
  expect((await portal(path)).status).toBe(200);
  expect(await text(path)).toContain(phrase);
});

interface Preview {
  seenRelease: number;
  records: { title: string }[];
}
interface Rollbacks {
  items: { id: number; state: string; release: number | null; problem: string | null }[];
}

test('a withdrawal asks for a reason, and leaves a page that gives it', async () => {
  await leader.open(place);
  await leader.reviewPanel.getByRole('button', { name: '撤回' }).click();
  const withdraw = leader.dialog.getByRole('button', { name: '撤回' });
  expect(await withdraw.isDisabled()).toBe(true);
  await leader.dialog.getByRole('textbox').fill(reason);
  await withdraw.click();
  await leader.releasePanel.getByText('已从门户撤下').waitFor();
  await leader.page.getByTestId('release-arrival').waitFor();

  const response = await portal(path);
  expect(response.status).toBe(410);
  const gone = await response.text();
  expect(gone).toContain(reason);
  expect(gone).toContain('云川市应急管理局');
  expect(gone).toMatch(/20\d\d[年-]\d{1,2}[月-]\d{1,2}/);
  expect(gone).not.toContain(phrase);
});

test('it is gone from list, home page, feeds, sitemap and search in the same release', async () => {
  for (const url of listings) expect(await text(url), url).not.toContain(path);
  expect(await search(phrase)).toEqual([]);
});

/** Somebody with every right there is: lent to the system administrator by the security administrator (E4). */
async function elevated(cms: string): Promise<Officer> {
  const asking = await signIn(cms, accountOf('system-administrator'));
  const confirming = await signIn(cms, accountOf('security-administrator'));
  await asking.call('POST', '/org/elevations', { reason: '核对门户的第二道检查', minutes: 60 });
  const { elevations } = await confirming.call<{ elevations: { id: number }[] }>('GET', '/org/elevations');
  await confirming.call('POST', `/org/elevations/${elevations[0]?.id}`, { isGranted: true });
  return asking;
}

test('with the gate of the CMS switched off the publisher refuses what was not approved, and the others go out (E1, C-8)', async () => {
  await yangguang.restartCmsWithoutGate();
  const { cms } = yangguang.system.urls;
  const staff = await signInStaff(cms, yangguang.accounts);
  const administrator = await elevated(cms);
  const pathOf = ({ indexNumber }: Draft) => recordPath({ type: 'policy-document', indexNumber });
  const draft = (name: string, number: number) =>
    writeDraft(staff, uid, {
      ...{ title: `关于${name}的通知`, body: `<p>各县（区）应急管理局：请做好${name}工作。</p>` },
      ...{ issuingOrgan: '云川市应急管理局', contentSource: '云川市应急管理局', disclosureAttribute: 'proactive' },
      ...{ topicCategory: 'work-safety', validityStatus: 'in-force', documentKind: 'notice' },
      ...{ documentNumber: `云应急〔2026〕${number}号`, formedDate: '2026-11-20', documentDate: '2026-11-20' },
    });
  /** Strapi's own button, which the gate would refuse. */
  const publish = async (record: Draft) => {
    const path = record.place.replace('/review/cases/', '/content-manager/collection-types/');
    const { data } = await administrator.call<{ data: { status: string } }>('POST', `${path}/actions/publish`, {});
    expect(data.status).toBe('published');
  };

  const unreviewed = await draft('未经保密审查事项', 971);
  await staff.author.call('POST', `${unreviewed.place}/submit`, {});
  await staff.head.call('POST', `${unreviewed.place}/approve`, {});
  const unsigned = await draft('未签发事项', 972);
  const altered = await draft('审后改动事项', 973);
  const approved = await draft('经签发事项', 974);
  for (const record of [unsigned, altered, approved]) await review(staff, record);
  const form = altered.place.replace('/review/cases/', '/content-manager/collection-types/');
  await staff.author.call('PUT', form, { summary: '审查之后加上的一句话' });
  for (const record of [unreviewed, unsigned, altered]) await publish(record);
  await sign(staff, approved);

  await expect.poll(async () => (await portal(pathOf(approved))).status, { timeout: 60_000 }).toBe(200);
  const { publisher } = await staff.leader.call<{ publisher: { status: PublisherStatus } }>(
    'GET',
    '/outbox/publishing',
  );
  const whatOf = (code: YangguangError['code']) => new YangguangError(code, '').message.split('\n')[0];
  const idOf = ({ place }: Draft) => place.split('/').at(-1);
  expect(publisher.status.quarantined.map(({ id, reason }) => [id, reason.split('\n')[0]])).toEqual([
    [idOf(unreviewed), whatOf('record.approval-incomplete')],
    [idOf(unsigned), whatOf('record.approval-incomplete')],
    [idOf(altered), whatOf('record.hash-mismatch')],
  ]);
  for (const record of [unreviewed, unsigned, altered]) {
    expect((await portal(pathOf(record))).status).toBe(404);
    for (const url of listings) expect(await text(url), url).not.toContain(pathOf(record));
  }
});
