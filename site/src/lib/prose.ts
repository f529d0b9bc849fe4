import { plainText, sanitizeRichText } from '@yangguang/schemas';
import { copy } from '../copy/zh-cn.ts';

export interface Heading {
  id: string;
  /** 2 for chapters, 3 for sections. */
  level: number;
  text: string;
}

export interface Prose {
  html: string;
  headings: Heading[];
}

/**
 * Rich text ready for a page: sanitised again (the second lock after the one at save), headings with ids to jump to,
 * tables in a box of their own that scrolls.
 *
 * @param prefix - makes ids unique where one page shows several texts.
 * @param depth - 1 where the text stands under a heading of its own, so that its headings rank below that.
 */
export function prose(html: string, prefix = 's', depth: 0 | 1 = 0): Prose {
  const headings: Heading[] = [];
  const withIds = sanitizeRichText(html).replace(
    /<h([2-4])\b([^>]*)>([\s\S]*?)<\/h\1>/g,
    (_whole, level: string, attributes: string, inner: string) => {
      const id = `${prefix}-${headings.length + 1}`;
      const rank = Number(level) + depth;
      headings.push({ id, level: rank, text: plainText(inner).replaceAll('\n', ' ') });
      return `<h${rank}${attributes} id="${id}">${inner}</h${rank}>`;
    },
  );
  return { html: boxTables(withIds), headings };
}

function boxTables(html: string): string {
  const open = `<div class="wide" role="region" tabindex="0" aria-label="${copy.table.region}">`;
  return html.replace(/<table\b/g, `${open}<table`).replace(/<\/table>/g, '</table></div>');
}
