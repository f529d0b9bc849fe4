import { Readable } from 'node:stream';
import { SitemapIndexStream, SitemapStream, streamToPromise } from 'sitemap';
import type { PageCache } from '../render/page-cache.ts';
import type { ReleaseFile } from '../release/release-file.ts';
import { entryLimit, sortKey, type SitemapEntry } from './sitemap-entry.ts';

export type Sitemap = ReturnType<typeof openSitemap>;

/**
 * The sitemap of the release being built. Each entry is written once by the `sitemap` library and kept; a release
 * joins them in order, so that a change costs its own entry and not the whole site's.
 */
export function openSitemap({ db }: PageCache, origin: string) {
  db.exec(`
    CREATE TABLE IF NOT EXISTS sitemap (
      path TEXT PRIMARY KEY, sort_key TEXT NOT NULL, lastmod TEXT, xml TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS sitemap_in_order ON sitemap (sort_key, path);
  `);
  const known = db.prepare<[string], { lastmod: string | null }>('SELECT lastmod FROM sitemap WHERE path = ?');
  const put = db.prepare('INSERT OR REPLACE INTO sitemap (path, sort_key, lastmod, xml) VALUES (?, ?, ?, ?)');
  const remove = db.prepare('DELETE FROM sitemap WHERE path = ?');
  const all = db.prepare<[], { xml: string; lastmod: string | null }>(
    'SELECT xml, lastmod FROM sitemap ORDER BY sort_key, path',
  );
  return {
    clear: (): void => void db.exec('DELETE FROM sitemap'),
    /** Brings entries in and takes paths out; answers whether anything changed. */
    async update(entries: readonly SitemapEntry[], removed: readonly string[]): Promise<boolean> {
      const fresh = entries.filter(({ path, lastmod }) => {
        const row = known.get(path);
        return !row || (row.lastmod ?? undefined) !== lastmod;
      });
      const { items } = await written(fresh, origin);
      for (const [index, { path, lastmod }] of fresh.entries())
        put.run(path, sortKey(path), lastmod ?? null, items[index]);
      const gone = removed.map((path) => remove.run(path).changes);
      return fresh.length > 0 || gone.some((changes) => changes > 0);
    },
    /** `sitemap-index.xml` and the files it names. */
    async files(): Promise<ReleaseFile[]> {
      const rows = all.all();
      const { head, tail } = await written([{ path: '/', lastmod: undefined }], origin);
      const parts = Array.from({ length: Math.ceil(rows.length / entryLimit) }, (_, index) =>
        rows.slice(index * entryLimit, (index + 1) * entryLimit),
      );
      const files = parts.map((part, index) => ({
        path: `sitemap-${index}.xml`,
        bytes: Buffer.from(head + part.map(({ xml }) => xml).join('') + tail),
      }));
      const index = parts.map((part, number) => ({
        url: new URL(`sitemap-${number}.xml`, origin).href,
        lastmod: latest(part.map(({ lastmod }) => lastmod)),
      }));
      return [...files, { path: 'sitemap-index.xml', bytes: await writtenIndex(index) }];
    },
  };
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

function latest(instants: (string | null)[]): string | undefined {
  const times = instants.flatMap((instant) => (instant === null ? [] : [Date.parse(instant)]));
  if (times.length === 0) return undefined;
  return new Date(times.reduce((a, b) => Math.max(a, b))).toISOString();
}
