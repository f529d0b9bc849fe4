import type { Browser, Locator, Page } from 'playwright-core';
import type { Account } from '../lib/accounts.ts';

/** A person before the admin interface, in a browser of their own. */
export interface OfficerDesk {
  page: Page;
  /** Opens a record, or the form of a new one, and waits until it can be used. */
  open: (path: string) => Promise<void>;
  /** The side panel with the steps of approval. */
  reviewPanel: Locator;
  releasePanel: Locator;
  /** The main button: what comes next. */
  step: (label: string) => Locator;
  /** The dialog that is open. */
  dialog: Locator;
  close: () => Promise<void>;
}

export async function signInAtDesk(browser: Browser, cmsUrl: string, account: Account): Promise<OfficerDesk> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1400, height: 1000 },
  });
  // A small machine under two suites at once takes its time.
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await page.goto(`${cmsUrl}/admin`);
  await page.fill('input[name=email]', account.email);
  await page.fill('input[name=password]', account.password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: `${account.name}，您好` }).waitFor();
  return {
    page,
    open: async (path) => {
      await page.goto(`${cmsUrl}/admin/content-manager/collection-types/${path}`);
      await page.locator('input[name=title]').waitFor();
    },
    reviewPanel: page.getByTestId('review-panel'),
    releasePanel: page.getByTestId('release-panel'),
    step: (label) => page.getByRole('button', { name: label, exact: true }).first(),
    dialog: page.getByRole('dialog'),
    close: () => context.close(),
  };
}

/** Takes one choice of a drop-down of the form. */
export async function choose(page: Page, field: string, choice: string): Promise<void> {
  await page.locator(`[name=${field}][role=combobox]`).click();
  await page.getByRole('option', { name: choice, exact: true }).click();
}
