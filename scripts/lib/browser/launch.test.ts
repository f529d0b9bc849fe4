import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './launch.ts';

const picture = async (browser: Browser, text: string): Promise<string> => {
  const page = await browser.newPage();
  await page.setContent(`<span>${text}</span>`);
  const png = await page.locator('span').screenshot();
  await page.close();
  return png.toString('base64');
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

test('a machine without a Chromium uses the one from npm, and Chinese glyphs are drawn', async () => {
  // Without a Chinese font both would be the same empty box.
  expect(await picture(browser, '阳')).not.toBe(await picture(browser, '光'));
});

test('a download keeps its Chinese name on a machine without a UTF-8 locale', async () => {
  const locale = process.env['LC_ALL'];
  process.env['LC_ALL'] = 'C';
  const own = await launchBrowser();
  if (locale === undefined) delete process.env['LC_ALL'];
  else process.env['LC_ALL'] = locale;
  const page = await own.newPage();
  await page.setContent('<a download="导入模板.xlsx" href="data:application/octet-stream,1">下载</a>');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('下载').click()]);
  expect(download.suggestedFilename()).toBe('导入模板.xlsx');
  await own.close();
});
