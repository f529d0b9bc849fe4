import { Readable } from 'node:stream';
import { SitemapIndexStream, SitemapStream, streamToPromise } from 'sitemap';
import { collectGarbage } from '../memory.ts';
import type { PageCache } from '../render/page-cache.ts';
import type { ReleaseFile } from '../release/release-file.ts';
import { entryLimit, sortKey, type SitemapEntry } from './sitemap-entry.ts';

/** The library holds each entry in half a dozen forms until all are written: a hundred thousand would be hundreds of megabytes. */
const writtenAtOnce = 10_000;

export type Sitemap = ReturnType<typeof openSitemap>;

/**
 * The sitemap of the release being built. Each entry is written once by the `sitemap` library and kept; a release
 * joins them in order, so that a change costs its own entry and not the whole site's.
 */
export function openSitemap({ db }: PageCache, origin: string) {
  db.exec(`
    DROP TABLE IF EXISTS sitemap;
    CREATE TABLE IF NOT EXISTS sitemap_entries (
      sort_key TEXT NOT NULL, path TEXT NOT NULL, lastmod TEXT, xml TEXT NOT NULL, PRIMARY KEY (sort_key, path)
    ) WITHOUT ROWID;
  `);
  const known = db.prepare<[string, string], { lastmod: string | null }>(
    'SELECT lastmod FROM sitemap_entries WHERE sort_key = ? AND path = ?',
  );
  const put = db.prepare('INSERT OR REPLACE INTO sitemap_entries (path, sort_key, lastmod, xml) VALUES (?, ?, ?, ?)');
  const remove = db.prepare('DELETE FROM sitemap_entries WHERE sort_key = ? AND path = ?');
  const size = db.prepare<[], number>('SELECT count(*) FROM sitemap_entries').pluck();
  // Put together where the rows are, in the order in which they lie there. The CMS writes all instants in one form, which sorts as text.
  const part = db.prepare<[number, number], { xml: string; lastmod: string | null }>(
    `SELECT group_concat(xml, '') AS xml, max(lastmod) AS lastmod
     FROM (SELECT xml, lastmod FROM sitemap_entries ORDER BY sort_key, path LIMIT ? OFFSET ?)`,
  );
  return {
    clear: (): void => void db.exec('DELETE FROM sitemap_entries'),
    /** Brings entries in and takes paths out; answers whether anything changed. */
    async update(entries: readonly SitemapEntry[], removed: readonly string[]): Promise<boolean> {
      const fresh = entries.filter(({ path, lastmod }) => {
        const row = known.get(sortKey(path), path);
        return !row || (row.lastmod ?? undefined) !== lastmod;
      });
      for (let from = 0; from < fresh.length; from += writtenAtOnce) {
        const some = fresh.slice(from, from + writtenAtOnce);
        const { items } = await written(some, origin);
        if (fresh.length > writtenAtOnce) await tidyUp();
        for (const [index, { path, lastmod }] of some.entries())
          put.run(path, sortKey(path), lastmod ?? null, items[index]);
      }
      const gone = removed.map((path) => remove.run(sortKey(path), path).changes);
      return fresh.length > 0 || gone.some((changes) => changes > 0);
    },
    /** `sitemap-index.xml` and the files it names. */
    async files(): Promise<ReleaseFile[]> {
      const { head, tail } = await written([{ path: '/', lastmod: undefined }], origin);
      const count = Math.ceil((size.get() ?? 0) / entryLimit);
      const parts = Array.from({ length: count }, (_, index) => part.get(entryLimit, index * entryLimit));
      const files = parts.map((entries, index) => ({
        path: `sitemap-${index}.xml`,
        bytes: Buffer.from(head + (entries?.xml ?? '') + tail),
      }));
      const index = parts.map((entries, number) => ({
        url: new URL(`sitemap-${number}.xml`, origin).href,
        lastmod: entries?.lastmod ? new Date(entries.lastmod).toISOString() : undefined,
      }));
      return [...files, { path: 'sitemap-index.xml', bytes: await writtenIndex(index) }];
    },
  };
}

/** Between two parts of a full build: what the library left is given back, and the engine does its own work beside. */
async function tidyUp(): Promise<void> {
  collectGarbage();
  await new Promise(setImmediate);
}

/** Entries as the library writes them, and what it puts before and after them. */
async function written(
  entries: readonly SitemapEntry[],
  origin: string,
): Promise<{ head: string; items: string[]; tail: string }> {
  if (entries.length === 0) return { head: '', items: [], tail: '' };
  const items = entries.map(({ path, lastmod }) => ({ url: new URL(path, origin).href, ...(lastmod && { lastmod }) }));
  const hostname = new URL('/', origin).href;
  const xml = String(await streamToPromise(Readable.from(items).pipe(new SitemapStream({ hostname }))));
  const tail = '</urlset>';
  // Addresses are escaped, so the opening tag marks entries and nothing else.
  const [head = '', ...rest] = xml.slice(0, -tail.length).split('<url>');
  return { head, items: rest.map((item) => `<url>${item}`), tail };
}

async function writtenIndex(entries: { url: string; lastmod: string | undefined }[]): Promise<Buffer> {
  const items = entries.map(({ url, lastmod }) => ({ url, ...(lastmod && { lastmod }) }));
  return streamToPromise(Readable.from(items).pipe(new SitemapIndexStream()));
}
