import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../../../scripts/lib/browser/launch.ts';
import { emailOf, startCms, testPassword, type Account, type Cms } from '../harness.ts';

/** The finished admin interface with a browser in front of it. */
export interface Desk {
  cms: Cms;
  browser: Browser;
  /** A page on which somebody has signed in, in a context of its own. */
  signIn: (account: Account, options?: Parameters<Browser['newContext']>[0]) => Promise<Page>;
  close: () => Promise<void>;
}

/** A busy machine may take its time. */
const browserTimeoutMs = 90_000;
export const patient = { timeout: 45_000, interval: 200 };

export async function openDesk(env: Record<string, string> = {}): Promise<Desk> {
  const cms = await startCms({ admin: true, listen: true, env });
  const browser = await launchBrowser();
  return {
    cms,
    browser,
    async signIn(account, options) {
      const context = await browser.newContext({ viewport: { width: 1400, height: 1000 }, ...options });
      context.setDefaultTimeout(browserTimeoutMs);
      return signIn(context, cms.url, account);
    },
    async close() {
      await browser.close();
      await cms.stop();
    },
  };
}

async function signIn(context: BrowserContext, url: string, account: Account): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${url}/admin/auth/login`);
  await page.fill('input[name=email]', emailOf(account));
  await page.fill('input[name=password]', testPassword);
  await page.click('button[type=submit]');
  await page.getByText('您好').waitFor();
  return page;
}

/** Shots for those who look at the screens: `YANGGUANG_SHOTS=<folder>`. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.YANGGUANG_SHOTS;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
