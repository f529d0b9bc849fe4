import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { PreviewAnswer } from '@yangguang/schemas';
import { violations } from './axe.ts';
import { latinTexts } from './latin-texts.ts';
import { plainSigns, printed } from './printed.ts';
import { keep, shoot } from './shots.ts';

const mark = '赵律师（法律顾问）';

/** A page as the publisher makes them, long enough for more than one sheet of paper. */
export const draftPage: PreviewAnswer = {
  ...{ isRendered: true, path: '/policies/2026-00001.html', assets: {}, warnings: [] },
  page:
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>通知</title></head><body><main>' +
    '<h1>关于开展专项检查的通知</h1><p><a href="#end">附则</a></p>' +
    Array.from({ length: 60 }, (_one, index) => `<p>第${index + 1}条　各县（区）应急管理局应当认真检查。</p>`).join(
      '',
    ) +
    '<p id="end">附则</p></main></body></html>',
};

/** Opens the link and looks at each page as a guest does: by computer and telephone, by ear, on paper. */
export async function readAsGuest(browser: Browser, link: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: true });
  const page = await context.newPage();
  await page.goto(link);
  await look(page, 'guest-landing');
  await page.getByRole('button', { name: '打开稿件' }).click();
  await page.frameLocator('iframe').getByText('第3条').waitFor();
  expect(new URL(page.url()).pathname).toMatch(/^\/review\/guest\/[0-9a-f]{16}$/);
  await look(page, 'guest-page');
  await readWhole(page);
  return withoutScripts(browser, page);
}

async function look(page: Page, name: string): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await violations(page), `${name}, ${width} px`).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(width);
    await shoot(page, `${name}-${width}`);
  }
  const isPrint = (text: string) => /^[0-9a-f-]{16,64}$/.test(text);
  expect((await latinTexts(page)).filter((text) => !isPrint(text))).toEqual([]);
}

/** The draft in a page of its own; on each sheet of paper stands who printed it. */
async function readWhole(page: Page): Promise<void> {
  const opened = page.waitForEvent('popup');
  await page.getByRole('link', { name: '在新页面打开稿件全文' }).click();
  const whole = await opened;
  await whole.getByText('第60条').waitFor();
  await whole.getByRole('link', { name: '附则' }).click();
  expect(whole.url()).toMatch(/\/page#end$/);
  for (const width of [1280, 390]) {
    await whole.setViewportSize({ width, height: 900 });
    await shoot(whole, `guest-draft-${width}`);
  }
  await whole.emulateMedia({ media: 'print' });
  // Else it would hide lines of the text.
  expect(await whole.getByRole('note').evaluate((note) => getComputedStyle(note).position)).toBe('static');
  await whole.emulateMedia({ media: null });
  for (const [name, one] of Object.entries({ draft: whole, outer: page })) {
    const { bytes, pages } = await printed(one);
    keep(`guest-${name}.pdf`, bytes);
    if (name === 'draft') expect(pages.length).toBeGreaterThan(1);
    for (const sheet of pages) expect(sheet.split(plainSigns(mark)).length).toBeGreaterThan(3);
  }
  await whole.close();
}

/** The same browser with its scripts switched off. */
async function withoutScripts(browser: Browser, page: Page): Promise<Page> {
  const storageState = await page.context().storageState();
  const context = await browser.newContext({ storageState, javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(page.url());
  await page.context().close();
  return plain;
}
