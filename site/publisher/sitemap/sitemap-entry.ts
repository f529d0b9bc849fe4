/** What the sitemap says of a page; the same in the publisher and in `astro build`. */
export interface SitemapEntry {
  /** URL path, `/policies/2026-00087.html`. */
  path: string;
  /** When the record on the page was last let out; lists and fixed pages have none. */
  lastmod: string | undefined;
}

/** Entries of one sitemap file; what `@astrojs/sitemap` takes too. */
export const entryLimit = 45_000;

/** An entry as the `sitemap` library writes it, which takes thirty times as long for one that is nothing but this. */
export function sitemapItem({ path, lastmod }: SitemapEntry, origin: string): string {
  const address = new URL(path, origin).href.replaceAll('&', '&amp;');
  const at = lastmod === undefined ? '' : `<lastmod>${new Date(lastmod).toISOString()}</lastmod>`;
  return `<url><loc>${address}</loc>${at}</url>`;
}

/**
 * Text that sorts as `@astrojs/sitemap` sorts: by ICU's English order with numbers by value, on addresses without
 * their ending. A key, so that the database keeps the order and one page more does not sort the site again.
 */
export function sortKey(path: string): string {
  const bare = path.replace(/\.html$/, '').replace(/(?<=.)\/$/, '');
  return bare.toLowerCase().replace(/\d+|[^a-z0-9]/g, (part) => {
    if (/\d/.test(part)) return part.replace(/^0+(?=\d)/, '').padStart(16, '0');
    const rank = punctuation.indexOf(part);
    return String.fromCharCode(1 + (rank < 0 ? punctuation.length : rank));
  });
}

/** In ICU's order; all before digits, digits before letters. */
const punctuation = `_-,;:!?.'"()[]{}@*/\\&#%`;
