import { expect, test } from 'vitest';
import { standalonePage } from './standalone-page.ts';

const asset = (type: string, text: string) => ({ type, base64: Buffer.from(text).toString('base64') });
const surroundings = {
  path: '/policies/2026-00008.html',
  assets: { '/_astro/page.css': asset('text/css', 'h1{color:red}'), '/files/aa/图.png': asset('image/png', 'PNG') },
  ownFiles: ['/files/bb/名单&附表.txt'],
  portal: 'http://portal.invalid/',
};
const made = (html: string, portal: string | null = surroundings.portal) =>
  standalonePage(html, { ...surroundings, portal });

test('styles and pictures are in the page; scripts, icons and feeds are not', () => {
  expect(made('<link rel="stylesheet" href="/_astro/page.css">')).toBe('<style>h1{color:red}</style>');
  expect(made('<link rel="stylesheet" href="/other.css"><link rel="icon" href="/a.svg">')).toBe('');
  expect(made('<img src="/files/aa/图.png" alt="图">')).toBe('<img src="data:image/png;base64,UE5H" alt="图">');
  expect(made('甲<script type="module" src="/_astro/a.js"></script>乙<SCRIPT>alert("<p>")</SCRIPT>丙')).toBe('甲乙丙');
});

test('a tag is known from what only looks like one in the value of an attribute', () => {
  const meta = '<meta name="Description" content="见 <script>、<link rel=&#34;stylesheet&#34;> 和 </head>">';
  expect(made(`${meta}<p title="<a href=x>">文</p>`)).toBe(`${meta}<p title="<a href=x>">文</p>`);
});

test('no script and no load from elsewhere, whatever follows in the page; above it stands what it is', () => {
  const page = made(
    '<!doctype html><html lang="zh-CN"><head><title>题</title></head><body class="a"><p>文</p></body></html>',
  );
  expect(page).toMatch(
    /<head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:/,
  );
  expect(page).toMatch(/<body class="a"><div role="note"[^>]*>预览稿，未发布，不得外传/);
});

test.each([
  ['#part', '<a href="about:srcdoc#part">文</a>'],
  ['/policies/', '<a href="http://portal.invalid/policies/" target="_blank" rel="noopener noreferrer">文</a>'],
  [
    'https://x.invalid/?a=1&amp;b=2',
    '<a href="https://x.invalid/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">文</a>',
  ],
  ['/files/bb/名单&amp;附表.txt', '<a href="about:srcdoc#not-yet" title="附件请在预览页上方打开">文</a>'],
  ['/policies/2026-00008.json', '<a href="about:srcdoc#not-yet" title="发布后可用">文</a>'],
  [
    'https://errors.invalid/?url=https%3A%2F%2Fx%2Fpolicies%2F2026-00008.html',
    '<a href="about:srcdoc#not-yet" title="发布后可用">文</a>',
  ],
])('a link to %s', (href, expected) => {
  expect(made(`<a href="${href}">文</a>`)).toBe(expected);
});

test('without an address of the portal its links lead nowhere; other attributes stay', () => {
  expect(made('<a class="brand" href="/" target="_top" hidden>文</a>', null)).toBe(
    '<a class="brand" hidden href="about:srcdoc#not-yet" title="发布后可用">文</a>',
  );
});
