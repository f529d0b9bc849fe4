import type { Content } from '../content/content.ts';
import { isFilePath, recordPathOf, replaceInternalLinks } from '../content/internal-links.ts';
import { copy } from '../copy/zh-cn.ts';

/**
 * A text whose links all lead somewhere: one to a record or a file that is not public any more is said to be
 * withdrawn, and is a link again when that comes back (G3). Links to what was never public do not get here: the
 * publisher holds such a record back.
 */
export function liveLinks(html: string, content: Content): string {
  return replaceInternalLinks(html, content.bureau.siteOrigin, ({ path, text }, whole) => {
    const record = recordPathOf(path);
    const isLive = record !== undefined ? content.recordAt(record) : !isFilePath(path) || content.hasFile(path);
    return isLive ? whole : `${text}${copy.withdrawnLink}`;
  });
}
