import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds wrong on a page of a context that bypasses its content security policy, one line a rule. */
export async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: axe.source });
  const { violations: found } = await page.evaluate(async () => {
    // A colour half faded in is no colour of the page. What turns for ever is not waited for.
    const passing = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
    await Promise.allSettled(passing.map(({ finished }) => finished));
    const { axe: inPage } = window as unknown as { axe: typeof axe };
    return inPage.run(document, { resultTypes: ['violations'], iframes: false });
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
