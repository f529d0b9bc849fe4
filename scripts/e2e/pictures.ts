import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';

/** Photographs every open page, for whoever asks why a test failed. @returns where the pictures are */
export async function picturesOf(browser: Browser, name: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'yangguang-pictures-'));
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const [index, page] of pages.entries()) await page.screenshot({ path: join(folder, `${index}.png`) });
  return `${name}: ${folder}`;
}

/** Where `YANGGUANG_SHOTS` names a folder, what is on screen is kept there to be looked at. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env['YANGGUANG_SHOTS'];
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
