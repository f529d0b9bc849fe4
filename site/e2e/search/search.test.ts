import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { launchBrowser } from '../../../scripts/lib/browser/launch.ts';
import { corpus, corpusRecord, departmentIds, drawQueries, grep } from '../../publisher/search/testing/corpus.ts';
import { SearchRelease } from '../../publisher/search/testing/release.ts';
import { searchCopy } from '../../src/copy/search.ts';
import { pageSize } from '../../src/search/search.ts';
import { SearchSite } from './search-site.ts';

// Real files and a real browser: a busy machine may take its time.
vi.setConfig({ testTimeout: 30_000 });

const wanted = {
  ...corpusRecord(901),
  type: 'policy-document',
  title: '云川市应急避难场所管理办法',
  numbers: ['YC012/2026-00901', '云应急规〔2026〕3号'],
  date: '2026-03-02',
  validity: 'repealed',
  department: departmentIds[0] ?? '',
  text: '第一条为了规范应急避难场所的规划、建设和使用，制定本办法。\n第二条本办法所称<b>猞猁</b>，是指一种动物。',
};
const department = {
  ...corpusRecord(902),
  type: 'department',
  id: departmentIds[0] ?? '',
  title: '救灾保障科',
  text: '',
};
const records = [...corpus(500), wanted, department];

let browser: Browser;
let site: SearchSite;
let context: BrowserContext;
let page: Page;
const strangers: string[] = [];
const problems: string[] = [];

async function open(target: BrowserContext): Promise<Page> {
  const opened = await target.newPage();
  opened.on('request', (request) => {
    if (!request.url().startsWith(site.origin)) strangers.push(request.url());
  });
  opened.on('pageerror', (error) => problems.push(error.message));
  opened.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) problems.push(message.text());
  });
  return opened;
}

const status = () => page.locator('#search-status');
const links = () => page.locator('#search-list > li > a');

/** Asks by address and waits for the answer. */
async function ask(query: string, rest = ''): Promise<void> {
  await page.goto(`${site.origin}/search.html?q=${encodeURIComponent(query)}${rest}`);
  await answered();
}

async function answered(): Promise<void> {
  await page.waitForFunction(
    (searching) => !['', searching].includes(document.querySelector('#search-status')?.textContent ?? ''),
    searchCopy.searching,
  );
}

beforeAll(async () => {
  site = await SearchSite.start(await SearchRelease.of(records));
  browser = await launchBrowser();
  context = await browser.newContext();
  page = await open(context);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await site.stop();
  await SearchRelease.removeAll();
});

test('a reader types a word and gets title, date, number and the place where it stands', async () => {
  await page.goto(`${site.origin}/search.html`);
  await page.getByLabel(searchCopy.field).fill('避难场所的规划');
  await page.keyboard.press('Enter');
  await answered();
  expect(await status().textContent()).toBe('“避难场所的规划”：共 1 条结果');
  const item = page.locator('#search-list > li');
  expect(await item.locator('a').getAttribute('href')).toBe(wanted.path);
  expect(await item.locator('time').textContent()).toBe('2026-03-02');
  expect(await item.locator('.facts-line').textContent()).toBe(
    '废止政策文件YC012/2026-00901云应急规〔2026〕3号救灾保障科',
  );
  expect(await item.locator('mark').allTextContents()).toEqual(['避难场所的规划']);
  expect(await item.locator('.excerpt').textContent()).toContain(
    '为了规范应急避难场所的规划、建设和使用，制定本办法。',
  );
  expect(new URL(page.url()).search).toBe(`?q=${encodeURIComponent('避难场所的规划')}`);
});

test('markup in a text is shown, never run', async () => {
  await ask('猞猁');
  expect(await page.locator('.excerpt').textContent()).toContain('所称<b>猞猁</b>');
  expect(await page.locator('.excerpt b').count()).toBe(0);
});

test('the document with the number searched for comes first', async () => {
  await ask('云应急规[2026]3号');
  expect(await links().first().getAttribute('href')).toBe(wanted.path);
});

test('pinyin initials and one wrong character find the title, and the page says so (R-SITE-15)', async () => {
  await ask('yjbncs');
  expect(await links().first().textContent()).toBe(wanted.title);
  await ask('应急避难厂所');
  expect(await links().first().textContent()).toBe(wanted.title);
  expect(await status().textContent()).toBe('没有完全相同的内容；标题与“应急避难厂所”只差一个字的共 1 条');
});

test('filters and order have addresses that can be shared, and the way back works', async () => {
  await ask('检查组');
  const all = await status().textContent();
  await page.getByRole('navigation', { name: searchCopy.filters }).getByRole('link', { name: /^2024/ }).click();
  await answered();
  expect(new URL(page.url()).searchParams.get('year')).toBe('2024');
  const dates = await page.locator('#search-list time').allTextContents();
  expect(dates.filter((date) => !date.startsWith('2024'))).toEqual([]);
  const narrowed = await status().textContent();
  await page.reload();
  await answered();
  expect(await status().textContent()).toBe(narrowed);
  await page.getByRole('link', { name: searchCopy.byDate }).click();
  await page.waitForFunction(() => new URL(location.href).searchParams.get('sort') === 'date');
  await answered();
  const sorted = await page.locator('#search-list time').allTextContents();
  expect(sorted).toEqual(sorted.toSorted().reverse());
  await page.goBack();
  await page.goBack();
  await page.waitForFunction((text) => document.querySelector('#search-status')?.textContent === text, all);
});

test('pages of results follow each other by keyboard, and the place is told', async () => {
  await ask('检查组');
  const first = await links().allTextContents();
  await page.getByRole('link', { name: searchCopy.next }).focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => /第 2 页/.test(document.querySelector('#search-status')?.textContent ?? ''));
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('search-results');
  const second = await links().allTextContents();
  expect(second).toHaveLength(pageSize);
  expect(first.filter((title) => second.includes(title))).toEqual([]);
});

test('on a phone, by keyboard alone: ask, open the filters, narrow to what was repealed, sort by date', async () => {
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const keep = page;
  page = await open(phone);
  try {
    const reach = async (target: Locator): Promise<void> => {
      for (let steps = 0; steps < 80; steps += 1) {
        if (await target.evaluate((element) => element === document.activeElement)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error('the keyboard does not get there');
    };
    await page.goto(`${site.origin}/search.html`);
    await reach(page.getByLabel(searchCopy.field));
    await page.keyboard.type('检查组');
    await page.keyboard.press('Enter');
    await answered();
    await reach(page.locator('#search-filters summary'));
    await page.keyboard.press('Enter');
    await reach(page.getByRole('link', { name: /^废止/ }));
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => new URL(location.href).searchParams.get('validity') === 'repealed');
    await answered();
    await reach(page.getByRole('link', { name: searchCopy.byDate }));
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => new URL(location.href).searchParams.get('sort') === 'date');
    await answered();
    const tags = await page.locator('#search-list .tag').allTextContents();
    expect(tags).toEqual(Array.from({ length: pageSize }, () => '废止'));
    const dates = await page.locator('#search-list time').allTextContents();
    expect(dates).toEqual(dates.toSorted().reverse());
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  } finally {
    page = keep;
    await phone.close();
  }
});

test('nothing found: the page says so and what to try', async () => {
  await ask('鬰鬱鬲');
  expect(await status().textContent()).toBe(searchCopy.none('鬰鬱鬲'));
  expect(await page.locator('#search-list > li').allTextContents()).toEqual([...searchCopy.noneAdvice]);
});

test('a failed connection is told, and the reader can try again', async () => {
  await page.goto(`${site.origin}/search.html`);
  await page.route('**/search/**', (route) => route.abort());
  await page.getByLabel(searchCopy.field).fill('猞猁');
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    (text) => document.querySelector('#search-status')?.textContent === text,
    searchCopy.failed,
  );
  await page.unroute('**/search/**');
  await page.getByRole('button', { name: searchCopy.retry }).click();
  await page.waitForFunction(() => document.querySelector('#search-list a'));
  expect(await links().allTextContents()).toEqual([wanted.title]);
});

test('a page that stayed open finds its way in the next release', async () => {
  const before = site.release;
  await page.goto(`${site.origin}/search.html?q=${encodeURIComponent('猞猁')}`);
  await answered();
  try {
    site.release = await SearchRelease.of([{ ...wanted, text: '这里说的是貔貅' }]);
    await page.getByLabel(searchCopy.field).fill('貔貅');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => /貔貅”：/.test(document.querySelector('#search-status')?.textContent ?? ''));
    expect(await links().allTextContents()).toEqual([wanted.title]);
  } finally {
    site.release = before;
  }
});

test('without a script the page leads to every column and to the site map (D-11)', async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const still = await plain.newPage();
  await still.goto(`${site.origin}/search.html?q=1`);
  expect(await still.locator('noscript').first().textContent()).toContain(searchCopy.noScript);
  expect(await still.locator('.link-grid a[href="/policies/"]').count()).toBe(1);
  expect(await still.locator('.link-grid a[href="/site-map.html"]').count()).toBe(1);
  await plain.close();
});

test('the results are accessible by the rules that a machine can check', async () => {
  await ask('检查组');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
});

describe('recall in the browser', () => {
  const queries = drawQueries(records, 8, 21);

  test.each(['with Intl.Segmenter', 'without Intl.Segmenter'])(
    '%s (D-2)',
    async (name) => {
      const own = await browser.newContext();
      if (name.startsWith('without')) await own.addInitScript('delete Intl.Segmenter');
      const keep = page;
      page = await open(own);
      try {
        const wrong: string[] = [];
        for (const query of queries) {
          await ask(query);
          expect(await page.evaluate(() => 'Segmenter' in Intl)).toBe(name.startsWith('with '));
          const truth = grep(records, query);
          const found: string[] = [];
          for (let number = 1; ; number += 1) {
            found.push(...(await links().evaluateAll((items) => items.map((item) => item.getAttribute('href') ?? ''))));
            // Long answers are compared in the publisher's own tests; here the first pages stand for them.
            if (truth.length > 30 || (await page.getByRole('link', { name: searchCopy.next }).count()) === 0) break;
            await ask(query, `&page=${number + 1}`);
          }
          const isRight =
            truth.length > 30 ? found.every((path) => truth.includes(path)) : found.toSorted().join() === truth.join();
          if (!isRight) wrong.push(query);
        }
        expect(wrong).toEqual([]);
      } finally {
        page = keep;
        await own.close();
      }
    },
    120_000,
  );
});

test('all of it came from the portal alone, and nothing broke its security policy', () => {
  expect(strangers).toEqual([]);
  expect(problems).toEqual([]);
});
