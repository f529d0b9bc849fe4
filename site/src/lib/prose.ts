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
 */
export function prose(html: string, prefix = 's'): Prose {
  const headings: Heading[] = [];
  const withIds = sanitizeRichText(html).replace(
    /<h([2-4])\b([^>]*)>([\s\S]*?)<\/h\1>/g,
    (_whole, level: string, attributes: string, inner: string) => {
      const id = `${prefix}-${headings.length + 1}`;
      headings.push({ id, level: Number(level), text: plainText(inner).replaceAll('\n', ' ') });
      return `<h${level}${attributes} id="${id}">${inner}</h${level}>`;
    },
  );
  return { html: boxTables(withIds), headings };
}

function boxTables(html: string): string {
  const open = `<div class="wide" role="region" tabindex="0" aria-label="${copy.table.region}">`;
  return html.replace(/<table\b/g, `${open}<table`).replace(/<\/table>/g, '</table></div>');
}
