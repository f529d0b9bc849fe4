import type { Page } from 'playwright-core';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What the browser's own print to PDF makes of a page: the texts of each sheet, in plain signs and without white space. */
export async function printed(page: Page): Promise<{ bytes: Buffer; pages: string[]; sizes: [number, number][] }> {
  const bytes = await page.pdf({ preferCSSPageSize: true });
  const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false }).promise;
  const pages: string[] = [];
  const sizes: [number, number][] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const sheet = await pdf.getPage(number);
    const { items } = await sheet.getTextContent();
    pages.push(plainSigns(items.map((item) => ('str' in item ? item.str : '')).join('')));
    const { width, height } = sheet.getViewport({ scale: 1 });
    sizes.push([Math.round(width), Math.round(height)]);
  }
  await pdf.loadingTask.destroy();
  return { bytes, pages, sizes };
}

/** Fonts share glyphs between characters and the radicals that look like them; a PDF may name either. */
export const plainSigns = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Script=Han}/gu, (sign) => likeness[sign] ?? sign)
    .replace(/\s/g, '');

const likeness: Readonly<Record<string, string>> = {
  ...{ '⻚': '页', '⻓': '长', '⻔': '门', '⻋': '车' },
  ...{ '⻅': '见', '⻝': '食', '⻢': '马', '⻩': '黄' },
};
