import type { Database } from 'better-sqlite3';
import { keysIn } from '../render/key-number.ts';
import { isOfScope, searchComponent } from '../render/page-plan.ts';
import type { PageCache } from '../render/page-cache.ts';
import type { Route } from '../render/renderer.ts';
import { openSitemap } from '../sitemap/sitemap.ts';

/** The code that makes the pages. */
export interface CompiledSite {
  bundle: string;
  routes: readonly Route[];
  origin: string;
}

/**
 * Whether what the cache says of its pages fits together: each is listed with its hash, is made by the code as it is and
 * belongs to its scope, the index of what pages read says what stands with them, and so does the sitemap. A bit that flips there keeps an old
 * page public (A6).
 */
export function hasTruePages(cache: PageCache, site: CompiledSite): boolean {
  // What other code has made is built anew.
  if (cache.get('bundle') !== site.bundle) return true;
  return arePagesListed(cache.db) && fitTogether(cache.db, site.routes) && openSitemap(cache, site.origin).isTrue();
}

function arePagesListed(db: Database): boolean {
  const other = db.prepare(
    `SELECT 1 FROM pages p LEFT JOIN files f ON f.path = file_of(p.url)
     WHERE p.url LIKE '/%' AND f.sha256 IS NOT p.sha256 LIMIT 1`,
  );
  return other.get() === undefined;
}

/** So large that a row which is another changes the sum, so small that SQLite can add them up. */
const modulus = 65_521;

function fitTogether(db: Database, routes: readonly Route[]): boolean {
  const components = new Set([...routes.map(({ component }) => component), searchComponent]);
  const pages = db.prepare<[], { page: number; url: string; component: string; scope: string; keys: Buffer }>(
    'SELECT page, url, component, scope, keys FROM pages',
  );
  let [count, sum] = [0, 0n];
  for (const { page, keys, ...named } of pages.iterate()) {
    if (!components.has(named.component) || !isOfScope(named, routes)) return false;
    const read = keysIn(keys);
    count += read.length;
    sum += BigInt(read.reduce((part, key) => part + (key % modulus) * (page % modulus), 0));
  }
  const known = db
    .prepare<[], string>(
      `SELECT count(*) || ' ' || coalesce(sum((key % ${modulus}) * (page % ${modulus})), 0) FROM reads`,
    )
    .pluck()
    .get();
  return known === `${count} ${sum}`;
}
