import { Readable } from 'node:stream';
import { SitemapIndexStream, SitemapStream, streamToPromise } from 'sitemap';
import type { PageCache } from '../render/page-cache.ts';
import type { ReleaseFile } from '../release/release-file.ts';
import { entryLimit, sitemapItem, sortKey, type SitemapEntry } from './sitemap-entry.ts';

export type Sitemap = ReturnType<typeof openSitemap>;

/**
 * The sitemap of the release being built. Each entry is written once and kept; a release joins them in order,
 * so that a change costs its own entry and not the whole site's.
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

  function add({ path, lastmod }: SitemapEntry): void {
    put.run(path, sortKey(path), lastmod ?? null, sitemapItem({ path, lastmod }, origin));
  }

  const rows = db.prepare<[], { sort_key: string; path: string; lastmod: string | null; xml: string }>(
    'SELECT sort_key, path, lastmod, xml FROM sitemap_entries',
  );

  return {
    /** Whether each entry says of its page what it would say if it were written now. */
    isTrue(): boolean {
      for (const { sort_key, path, lastmod, xml } of rows.iterate())
        if (sort_key !== sortKey(path) || xml !== sitemapItem({ path, lastmod: lastmod ?? undefined }, origin))
          return false;
      return true;
    },
    clear: (): void => void db.exec('DELETE FROM sitemap_entries'),
    /** Brings an entry in. */
    add,
    /** Brings entries in and takes paths out; answers whether anything changed. */
    update(entries: Iterable<SitemapEntry>, removed: readonly string[]): boolean {
      let isChanged = false;
      for (const entry of entries) {
        const row = known.get(sortKey(entry.path), entry.path);
        if (row && (row.lastmod ?? undefined) === entry.lastmod) continue;
        add(entry);
        isChanged = true;
      }
      for (const path of removed) if (remove.run(sortKey(path), path).changes > 0) isChanged = true;
      return isChanged;
    },
    /** `sitemap-index.xml` and the files it names. */
    async files(): Promise<ReleaseFile[]> {
      const { head, tail } = await frameOf(origin);
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

/** What the library puts before and after the entries of a sitemap. */
async function frameOf(origin: string): Promise<{ head: string; tail: string }> {
  const only = sitemapItem({ path: '/', lastmod: undefined }, origin);
  const xml = String(
    await streamToPromise(Readable.from([{ url: '/' }]).pipe(new SitemapStream({ hostname: origin }))),
  );
  const [head = '', tail = ''] = xml.split(only);
  return { head, tail };
}

async function writtenIndex(entries: { url: string; lastmod: string | undefined }[]): Promise<Buffer> {
  const items = entries.map(({ url, lastmod }) => ({ url, ...(lastmod && { lastmod }) }));
  return streamToPromise(Readable.from(items).pipe(new SitemapIndexStream()));
}
