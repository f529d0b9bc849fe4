import { Readable } from 'node:stream';
import fc from 'fast-check';
import { SitemapStream, streamToPromise } from 'sitemap';
import { expect, test } from 'vitest';
import { sitemapItem, sortKey } from './sitemap-entry.ts';

const segment = fc.stringMatching(/^[a-z0-9]{1,8}(?:[-.][a-z0-9]{1,6}){0,2}$/);
const path = fc.array(segment, { minLength: 1, maxLength: 3 }).map((parts) => `/${parts.join('/')}`);

test('keys sort as @astrojs/sitemap sorts addresses', () => {
  fc.assert(
    fc.property(path, path, (a, b) => {
      const expected = Math.sign(a.localeCompare(b, 'en', { numeric: true }));
      const [keyA, keyB] = [sortKey(a), sortKey(b)];
      // ICU calls 007 and 7 equal; the site never has both.
      fc.pre(expected !== 0 || a === b);
      expect(keyA < keyB ? -1 : keyA > keyB ? 1 : 0).toBe(expected);
    }),
    { numRuns: 2000 },
  );
});

test('an ending does not count', () => {
  expect(sortKey('/policies/2026-00001.html')).toBe(sortKey('/policies/2026-00001'));
  expect(sortKey('/policies/')).toBe(sortKey('/policies'));
  expect(sortKey('/')).toBe('\u0013');
});

test('an entry is what the library writes', async () => {
  const origin = 'https://yjj.yunchuan.example';
  const entries = [
    { path: '/', lastmod: undefined },
    { path: '/policies/2026-00001.html', lastmod: '2026-03-04T05:06:07+08:00' },
    { path: `/policies/五 "六'<七>&八;/?a=b&c`, lastmod: '2026-03-04' },
  ];
  const items = entries.map(({ path, lastmod }) => ({ url: path, ...(lastmod && { lastmod }) }));
  const xml = String(await streamToPromise(Readable.from(items).pipe(new SitemapStream({ hostname: origin }))));
  expect(xml).toContain(`>${entries.map((entry) => sitemapItem(entry, origin)).join('')}</urlset>`);
});
