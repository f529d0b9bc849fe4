import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { usePortal } from './browser.ts';
import { templates } from './templates.ts';

const portal = usePortal();
const widths = [390, 1280];

let page: Page;
beforeAll(async () => {
  page = await portal.browser.newPage({ bypassCSP: true });
});
afterAll(() => page.close());

/** What axe finds wrong, one line a rule. */
async function violations(): Promise<string[]> {
  const { violations: found } = await page.evaluate(async () => {
    // Put into the page below.
    const { axe: inPage } = window as unknown as { axe: typeof axe };
    // Passes are only counted: describing thousands of sound elements is most of the work.
    return inPage.run(document, { resultTypes: ['violations'] });
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

test.each(templates)('%s has no violation that axe knows, narrow or wide (R-A11Y-02)', async (_name, path) => {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    if (width === widths[0]) {
      await page.goto(portal.origin + path);
      await page.addScriptTag({ content: axe.source });
    }
    expect(await violations(), `${width} px`).toEqual([]);
  }
});

test('axe sees what is wrong', async () => {
  await page.goto(`${portal.origin}/`);
  await page.addScriptTag({ content: axe.source });
  await page.evaluate(() => document.documentElement.removeAttribute('lang'));
  expect((await violations()).join('\n')).toContain('html-has-lang');
});
