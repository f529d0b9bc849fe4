import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './launch.ts';

const widthOf = async (browser: Browser, html: string): Promise<number> => {
  const page = await browser.newPage();
  await page.setContent(html);
  const { width } = (await page.locator('span').boundingBox()) ?? { width: 0 };
  await page.close();
  return width;
};

let browser: Browser;
const path = process.env['PATH'];
beforeAll(async () => {
  process.env['PATH'] = '/nowhere';
  browser = await launchBrowser();
});
afterAll(async () => {
  process.env['PATH'] = path;
  await browser.close();
});

test('a machine without a Chromium uses the one from npm, with Chinese glyphs of full width', async () => {
  // Without a Chinese font, each glyph is a box of the fallback font, narrower than one em.
  expect(await widthOf(browser, '<span style="font-size:20px">阳光政务</span>')).toBe(80);
});
