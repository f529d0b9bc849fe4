import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { usePortal } from './browser.ts';
import { pathOf, templates } from './templates.ts';

const portal = usePortal();

/** A page of a fresh visitor; closed with all it stored. */
async function visit<T>(
  path: string,
  look: (page: Page) => Promise<T>,
  options: BrowserContextOptions = {},
): Promise<T> {
  const context = await portal.browser.newContext(options);
  const page = await context.newPage();
  await page.goto(portal.origin + path);
  try {
    return await look(page);
  } finally {
    await context.close();
  }
}

const fontSize = (page: Page): Promise<number> =>
  page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('without scripts', () => {
  test('a document, its facts and its attachments are all there', async () => {
    await visit(
      pathOf('policy'),
      async (page) => {
        expect(await page.locator('h1').innerText()).toContain('有限空间作业安全管理办法');
        expect(await page.locator('.text').innerText()).toContain('先通风、再检测、后作业');
        expect(await page.locator('dl.facts').innerText()).toContain('云应急规〔2026〕3号');
        expect(await page.getByRole('link', { name: '有限空间作业审批表.docx' }).isVisible()).toBe(true);
      },
      { javaScriptEnabled: false },
    );
  });

  test('filters and older pages are links', async () => {
    await visit(
      '/policies/',
      async (page) => {
        await page.getByRole('link', { name: /^废止/ }).click();
        expect(await page.locator('h1').innerText()).toBe('政策文件：废止');
        await page.getByRole('link', { name: '取消筛选' }).click();
        await page.getByRole('link', { name: '更早一页' }).click();
        expect(await page.locator('h1').innerText()).toMatch(/^政策文件（第 \d+ 页）$/);
      },
      { javaScriptEnabled: false, viewport: { width: 1280, height: 900 } },
    );
  });

  test('the register shows every row and no field that would do nothing', async () => {
    await visit(
      '/blacklist/',
      async (page) => {
        expect(await page.locator('#register tbody tr:visible').count()).toBeGreaterThan(40);
        expect(await page.getByLabel('按名称或代码查找').isVisible()).toBe(false);
      },
      { javaScriptEnabled: false },
    );
  });

  test('the large type works for the page in view', async () => {
    await visit(
      pathOf('policy'),
      async (page) => {
        const before = await fontSize(page);
        await page.getByLabel('大字版').check();
        expect(await fontSize(page)).toBeGreaterThanOrEqual(before * 1.3);
      },
      { javaScriptEnabled: false },
    );
  });
});

test('the large type is remembered on the next page and can be left again', async () => {
  await visit('/', async (page) => {
    const normal = await fontSize(page);
    await page.getByLabel('大字版').check();
    await page.goto(portal.origin + pathOf('article'));
    expect(await fontSize(page)).toBeGreaterThan(normal);
    expect(await page.getByLabel('大字版').isChecked()).toBe(true);
    await page.getByLabel('大字版').uncheck();
    await page.reload();
    expect(await fontSize(page)).toBe(normal);
  });
});

test('the register is narrowed by name or code, and the count is told', async () => {
  await visit('/blacklist/', async (page) => {
    const field = page.getByLabel('按名称或代码查找');
    const rows = page.locator('#register tbody tr:visible');
    const all = await rows.count();
    const code = await rows.nth(3).locator('td').first().innerText();
    await field.fill(` ${code.slice(6).toLowerCase()} `);
    expect(await rows.count()).toBeLessThan(all);
    expect(await rows.first().innerText()).toContain(code);
    await field.fill('没有这样的主体');
    expect(await page.getByRole('status').innerText()).toContain('没有符合的主体');
    await field.fill('');
    expect(await rows.count()).toBe(all);
  });
});

test('the chart of a budget shows the numbers of the table below it (R-A11Y-07)', async () => {
  await visit(pathOf('budget'), async (page) => {
    const bars = await page.locator('svg.chart').first().locator('text').allTextContents();
    const trimmed = bars.map((text) => text.trim());
    const pairs = trimmed.flatMap((text, index) => (index % 2 === 0 ? [[text, trimmed[index + 1]]] : []));
    const rows = await page
      .locator('#generalBudgetExpenditure tbody tr.level-3')
      .evaluateAll((all) =>
        all.map((row) => [
          row.querySelector('th')?.textContent?.trim(),
          row.querySelector('td.r')?.textContent?.trim(),
        ]),
      );
    expect(pairs.length).toBeGreaterThan(3);
    expect(pairs).toEqual(rows);
  });
});

describe('by keyboard', () => {
  test('the first stop leads past the menu into the text', async () => {
    await visit(pathOf('policy'), async (page) => {
      await page.keyboard.press('Tab');
      const skip = page.getByRole('link', { name: '跳到正文' });
      expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
      expect((await skip.boundingBox())?.x).toBeGreaterThan(0);
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    });
  });

  test('every stop on the way shows where it is', async () => {
    await visit('/', async (page) => {
      const stops = await page.locator('a:visible, button:visible, input:visible, summary:visible').count();
      const unseen: string[] = [];
      for (let stop = 0; stop < stops; stop += 1) {
        await page.keyboard.press('Tab');
        const focus = await page.evaluate(() => {
          const element = document.activeElement ?? document.body;
          const { outlineStyle, outlineWidth } = getComputedStyle(element);
          return { html: element.outerHTML, isSeen: outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 3 };
        });
        if (!focus.isSeen) unseen.push(focus.html);
      }
      expect(unseen).toEqual([]);
      expect(await page.evaluate(() => document.activeElement?.closest('footer') !== null)).toBe(true);
    });
  });
});

test.each(templates)('%s fits 320 px, and large type at 390 px, without scrolling sideways', async (_name, path) => {
  await visit(
    path,
    async (page) => {
      expect(await overflow(page)).toBe(0);
      await page.setViewportSize({ width: 390, height: 844 });
      await page.getByLabel('大字版').check();
      expect(await overflow(page)).toBe(0);
    },
    { viewport: { width: 320, height: 640 } },
  );
});

test('no page of any template asks for anything that the policy forbids or the server lacks', async () => {
  const problems: string[] = [];
  const context = await portal.browser.newContext();
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && problems.push(`${page.url()} ${message.text()}`));
  page.on('response', (response) => response.status() >= 400 && problems.push(`${page.url()} ${response.url()}`));
  for (const [, path] of templates.filter(([name]) => name !== 'tombstone' && name !== 'not found'))
    await page.goto(portal.origin + path, { waitUntil: 'load' });
  await context.close();
  expect(problems).toEqual([]);
});

test('a withdrawn record answers 410, an unknown address 404', async () => {
  const status = async (path: string): Promise<number> => (await fetch(portal.origin + path)).status;
  const [, tombstone = ''] = templates.find(([name]) => name === 'tombstone') ?? [];
  expect(await status(tombstone)).toBe(410);
  expect(await status('/policies/1999-00001.html')).toBe(404);
});
