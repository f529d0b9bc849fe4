import { expect, test } from 'vitest';
import { offlinePage } from './offline-page.ts';

test.each([
  ['a folder by its index', '<a href="/policies/">', 'index.html', '<a href="policies/index.html">'],
  ['the home page', '<a class="brand" href="/">', 'policies/1.html', '<a class="brand" href="../index.html">'],
  ['query and fragment', '<a href="/search.html?q=1#top">', 'a/b/c.html', '<a href="../../search.html?q=1#top">'],
  ['an attachment', '<a href="/files/ab/%E9%99%84.pdf">', 'a.html', '<a href="files/ab/%E9%99%84.pdf">'],
  ['another site', '<a href="https://www.gov.cn/">', 'a.html', '<a href="https://www.gov.cn/">'],
  ['another host by the same scheme', '<a href="//example.invalid/">', 'a.html', '<a href="//example.invalid/">'],
  ['text that looks like it', '<p>写 href="/x" 时</p>', 'a.html', '<p>写 href="/x" 时</p>'],
])('%s', (_name, html, path, expected) => {
  expect(offlinePage(html, path)).toBe(expected);
});
