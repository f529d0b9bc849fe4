import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '@yangguang/schemas';
import { launchBrowser } from '@yangguang/scripts/browser';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleRecord } from '../publisher/testing/sample-record.ts';
import { startTestSite, type TestSite } from '../publisher/testing/test-publisher.ts';

let site: TestSite;
let browser: Browser;
let page: Page;
const problems: string[] = [];

const body = (text: string): string =>
  `<h2>一、总则</h2><p>${text}</p><p>（一）适用于本市行政区域内的生产经营单位；</p><ul><li>其他 ＡＢＣ 事项。</li></ul>`;
const file = {
  name: '附表.txt',
  mime: 'text/plain',
  sizeBytes: Buffer.byteLength('附表的内容'),
  sha256: sha256('附表的内容'),
};
const kept = sampleRecord('article', 1, {
  title: '一直公开的信息',
  body: body('为了加强安全生产工作，防止和减少事故。'),
  attachments: [file],
});
const revised = sampleRecord('article', 2, { title: '改过的信息', body: body('第一稿：罚款三万元以下。') });
const withdrawn = sampleRecord('article', 3, { title: '后来撤回的信息', body: body('这一段文字后来不再公开了。') });
const pathOf = (number: number): string => `/articles/2026-0000${number}.html`;
let early: Map<number, Buffer>;

beforeAll(async () => {
  site = await startTestSite();
  site.feed.files.set(file.sha256, Buffer.from('附表的内容'));
  for (const record of [kept, revised, withdrawn]) site.letOut(record);
  await site.publishOnce();
  early = new Map(
    [1, 2, 3].map((number) => [number, readFileSync(join(site.siteVar, 'current', 'public', pathOf(number)))]),
  );
  site.letOut({ ...revised, body: body('第二稿：罚款二万元以下。') });
  site.takeBack(withdrawn);
  await site.publishOnce();
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  page.on('console', (message) => {
    // What is not in the ledger, or gone, is an answer and not a fault.
    if (message.type() === 'error' && !/status of (?:404|410)/.test(message.text())) problems.push(message.text());
  });
  await page.goto(`${site.portalUrl}/releases/verify.html`);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function said(): Promise<string> {
  await page.waitForFunction(() => {
    const text = document.getElementById('verify-result')?.textContent ?? '';
    return text !== '' && text !== '正在核对……';
  });
  return (await page.locator('#verify-result').textContent()) ?? '';
}
async function choose(name: string, buffer: Buffer): Promise<string> {
  await page.evaluate(() => document.getElementById('verify-result')?.replaceChildren());
  await page.locator('#verify-file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  return said();
}
async function paste(text: string): Promise<string> {
  await page.evaluate(() => document.getElementById('verify-result')?.replaceChildren());
  await page.locator('#verify-text').fill(text);
  await page.getByRole('button', { name: '核验' }).click();
  return said();
}
const savedPage = (number: number): Buffer => early.get(number) ?? Buffer.alloc(0);

test('a saved page and an attachment are ours and stand, and since which release', async () => {
  for (const [name, bytes] of [
    ['保存的网页.html', savedPage(1)],
    ['附表.txt', Buffer.from('附表的内容')],
  ] as const) {
    const text = await choose(name, bytes);
    expect(text).toContain('真实，是现行版本');
    expect(text).toContain('第 1 号发布');
  }
});

test('an earlier version is ours, and there is a newer one', async () => {
  const text = await choose('旧稿.html', savedPage(2));
  expect(text).toContain('真实，但已有新版本');
  expect(text).toMatch(/第 1 号发布，更新于第 2 号发布/);
  expect(await page.locator('#verify-result a', { hasText: '查看该信息的现行页面' }).getAttribute('href')).toBe(
    pathOf(2),
  );
});

test('what was withdrawn is called so, by its address and without its title (A13)', async () => {
  for (const text of [await choose('x.html', savedPage(3)), await paste(`https://mirror.example${pathOf(3)}`)]) {
    expect(text).toContain('已撤回');
    expect(text).toContain(pathOf(3));
    expect(text).not.toContain(withdrawn.title);
  }
});

test('a file with one changed byte is not ours', async () => {
  const changed = Buffer.from(savedPage(1));
  changed[200] = (changed[200] ?? 0) ^ 1;
  // Its text is untouched: a page that a browser changed in saving is still known by it.
  expect(await choose('网页.html', changed)).toContain('真实，是现行版本');
  expect(await choose('网页.bin', changed)).toContain('台账中没有');
  expect(await choose('附表.txt', Buffer.from('附表的内客'))).toContain('台账中没有');
});

test('a text is compared by its characters: as copied from the page, with other blanks, with one word changed', async () => {
  const reader = await browser.newPage();
  await reader.goto(site.portalUrl + pathOf(1));
  const copied = await reader.evaluate(() => {
    const text = document.querySelector('article .text');
    if (!text) throw new Error('no text');
    getSelection()?.selectAllChildren(text);
    return getSelection()?.toString() ?? '';
  });
  await reader.close();
  expect(copied).toContain('其他 ＡＢＣ 事项');
  expect(await paste(copied)).toContain('真实，是现行版本');
  expect(await paste(copied.replaceAll('\n', '　').replace('ＡＢＣ', 'ABC'))).toContain('真实，是现行版本');
  expect(await paste(copied.replace('减少', '增加'))).toContain('台账中没有');
  expect(await paste('安全生产')).toContain('文字太短');
});

test('an address of a mirror is looked up here', async () => {
  expect(await paste(`https://mirror.example${pathOf(1)}?from=weixin`)).toMatch(/网址属于本站.*第 1 号发布/);
  expect(await paste('/articles/2026-99999.html')).toContain('本站没有这个网址');
});

test('without the browser’s own SHA-256, as on an intranet without encryption, the answers are the same', async () => {
  const plain = await browser.newContext();
  await plain.addInitScript(() => Object.defineProperty(globalThis.crypto, 'subtle', { value: undefined }));
  const old = page;
  page = await plain.newPage();
  await page.goto(`${site.portalUrl}/releases/verify.html`);
  expect(await choose('附表.txt', Buffer.from('附表的内容'))).toContain('真实，是现行版本');
  await plain.close();
  page = old;
});

test('by keyboard alone: a text typed and checked', async () => {
  await page.locator('#verify-file').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(pathOf(1));
  await page.keyboard.press('Tab');
  await page.evaluate(() => document.getElementById('verify-result')?.replaceChildren());
  await page.keyboard.press('Enter');
  expect(await said()).toContain('网址属于本站');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
    0,
  );
});

test('without a script the way by hand leads to the same files', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const still = await context.newPage();
  await still.goto(`${site.portalUrl}/releases/verify.html`);
  expect(await still.locator('#verify').isVisible()).toBe(false);
  expect(await still.locator('main').innerText()).toContain('sha256sum');
  await context.close();
  const lines = await (await fetch(`${site.portalUrl}/releases/hashes/${file.sha256.slice(0, 3)}.txt`)).text();
  expect(lines).toContain(`${file.sha256} file 1 - ${pathOf(1)} /files/${file.sha256.slice(0, 16)}/`);
});

test('nothing asked for anything that the policy forbids', () => {
  expect(problems).toEqual([]);
});
