import type { Page } from 'playwright-core';

/** What may stay Latin on a Chinese screen: addresses, numbers of versions, names of products, keys, file endings. */
const allowed = [
  /^[\w.+-]+@[\w.-]+$/,
  /^v?\d[\d.]*$/,
  /^(?:Strapi|Node|Community|Excel|PDF|OFD|ID|URL|API|CSV|XLSX|JSON)$/,
  /^[A-Z]{2}\d{3}\/\d{4}-\d{5}$/,
  /^[A-Za-z]$/,
];

/** Texts, labels, hints and titles that a person sees or hears on the page and that hold Latin words but no Chinese. */
export async function latinTexts(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const seen = new Set<string>([document.title]);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const tag = node.parentElement?.tagName ?? '';
      if (!['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(tag)) seen.add(node.textContent?.trim() ?? '');
    }
    for (const element of document.querySelectorAll('[placeholder],[aria-label],[title],[alt]'))
      for (const name of ['placeholder', 'aria-label', 'title', 'alt'])
        seen.add(element.getAttribute(name)?.trim() ?? '');
    return [...seen];
  });
  return texts.filter(
    (text) => /[A-Za-z]{2,}/.test(text) && !/\p{Script=Han}/u.test(text) && !allowed.some((rule) => rule.test(text)),
  );
}
