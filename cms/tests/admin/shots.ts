import { mkdirSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** Where `YANGGUANG_SHOTS` names a folder, what is on screen is kept there to be looked at. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = shots();
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

/** The same for a file that the browser made. */
export function keep(name: string, bytes: Buffer): void {
  const folder = shots();
  if (folder) writeFileSync(`${folder}/${name}`, bytes);
}

function shots(): string | undefined {
  const folder = process.env['YANGGUANG_SHOTS'];
  if (folder) mkdirSync(folder, { recursive: true });
  return folder;
}
