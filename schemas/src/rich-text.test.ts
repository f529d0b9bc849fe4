import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText } from './plain-text.ts';
import { demoteHeadings, sanitizeRichText } from './rich-text.ts';

describe('attacks', () => {
  test.each([
    ['a script', '<p>正文</p><script>alert(1)</script>', '<p>正文</p>'],
    ['an event handler', '<p onclick="alert(1)" onmouseover=x>正文</p>', '<p>正文</p>'],
    ['a script link', '<p><a href="javascript:alert(1)">点击</a></p>', '<p>点击</p>'],
    ['a script link in capitals', '<p><a href="JaVaScRiPt:alert(1)">点击</a></p>', '<p>点击</p>'],
    ['a script link with a tab', '<p><a href="java&#9;script:alert(1)">点击</a></p>', '<p>点击</p>'],
    ['a script link after control characters', '<p><a href="&#1;javascript:alert(1)">点击</a></p>', '<p>点击</p>'],
    ['a data link', '<p><a href="data:text/html,<script>1</script>">点击</a></p>', '<p>点击</p>'],
    ['a vbscript link', '<p><a href="vbscript:x">点击</a></p>', '<p>点击</p>'],
    ['a protocol-relative link', '<p><a href="//evil.example/">点击</a></p>', '<p>点击</p>'],
    ['a back-slash link', '<p><a href="/\\evil.example/">点击</a></p>', '<p>点击</p>'],
    ['a file of the author', '<p><a href="file:///C:/私密.doc">附件</a></p>', '<p>附件</p>'],
    ['a foreign picture', '<p>正文<img src="https://evil.example/t.gif" onerror="x"></p>', '<p>正文</p>'],
    ['a picture as data', '<p>正文<img src="data:image/svg+xml;base64,PHN2Zz4="></p>', '<p>正文</p>'],
    ['a picture path that climbs', '<p>正文<img src="/files/0123456789abcdef/../../x"></p>', '<p>正文</p>'],
    ['a frame', '<iframe src="https://evil.example"></iframe><p>正文</p>', '<p>正文</p>'],
    ['an svg', '<svg onload="alert(1)"><text>x</text></svg><p>正文</p>', '<p>正文</p>'],
    [
      'foreign content',
      '<math><mtext><table><mglyph><style><img src=x onerror=1></style></math><p>正文</p>',
      '<p>正文</p>',
    ],
    ['a form', '<form action="https://evil.example"><input name="a">填写</form>', '<p>填写</p>'],
    [
      'a base address',
      '<base href="https://evil.example/"><p><a href="/policies/">政策</a></p>',
      '<p><a href="/policies/">政策</a></p>',
    ],
    ['a refresh', '<meta http-equiv="refresh" content="0;url=https://evil.example"><p>正文</p>', '<p>正文</p>'],
    ['an expression in a style', '<p style="width:expression(alert(1))" class="x" id="y">正文</p>', '<p>正文</p>'],
    ['an unclosed attribute', '<p>正文<img src="x` onerror=alert(1)', '<p>正文</p>'],
    ['a doubled tag', '<p>正文<scr<script>ipt>alert(1)</script></p>', '<p>正文ipt&gt;alert(1)</p>'],
    [
      'an escaped script stays text',
      '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
      '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
    ],
    ['text that turns its direction', '<p>附件\u202Egpj.exe</p>', '<p>附件gpj.exe</p>'],
    ['zero-width characters', '<p>安\u200B全\uFEFF</p>', '<p>安全</p>'],
  ])('%s', (_name, dirty, clean) => {
    expect(sanitizeRichText(dirty)).toBe(clean);
  });
});

describe('paste from Word and WPS', () => {
  test('conditional comments, Office elements and mso styles go, the text stays', () => {
    const pasted = `<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
      <style>p.MsoNormal{mso-pagination:none}</style>
      <p class="MsoNormal" style="text-indent:32.0pt;mso-char-indent-count:2.0"><span lang="EN-US" style="font-family:仿宋_GB2312"><o:p>&nbsp;</o:p></span></p>
      <p class=MsoNormal align=center><b><span style='font-size:22.0pt'>关于开展检查的通知<o:p></o:p></span></b></p>
      <p class=MsoNormal>&nbsp;&nbsp;&nbsp;&nbsp;各县（区）<font face="仿宋">应急管理局</font>：</p>`;
    expect(sanitizeRichText(pasted).replace(/\s*\n\s*/g, '')).toBe(
      '<p><strong>关于开展检查的通知</strong></p><p>各县（区）应急管理局：</p>',
    );
  });

  test.each([
    ['indents of ideographic spaces', '<p>　　一、总体要求　　</p>', '<p>一、总体要求</p>'],
    ['runs of hard spaces inside text', '<p>甲&nbsp;&nbsp;&nbsp;乙</p>', '<p>甲 乙</p>'],
    ['empty nests', '<p><span><strong><em></em></strong></span>&nbsp;</p><p>正文</p>', '<p>正文</p>'],
    [
      'list marks of Word',
      "<p><![if !supportLists]><span style='mso-list:Ignore'>1.</span><![endif]>责任</p>",
      '<p>1.责任</p>',
    ],
    ['a bookmark', '<p><a name="_Toc1">第一章</a></p>', '<p>第一章</p>'],
    ['blocks of a page editor', '<div>第一段</div><div>第二段</div>', '<p>第一段</p><p>第二段</p>'],
    ['blocks in blocks', '<div><div><p>甲</p></div>乙</div>', '<p>甲</p>乙'],
  ])('%s', (_name, dirty, clean) => {
    expect(sanitizeRichText(dirty)).toBe(clean);
  });
});

describe('what a document needs stays', () => {
  test.each([
    '<h2>一、总体要求</h2><h3>（一）目标</h3><h4>1.任务</h4>',
    '<ul><li>甲</li><li>乙</li></ul><ol start="3"><li>丙</li></ol>',
    '<p><a href="https://www.gov.cn/zhengce/">原文</a>，<a href="mailto:a@example.cn">邮箱</a>，<a href="/policies/2026-00001.html">文件</a></p>',
    '<p><strong>重</strong><em>点</em>m<sup>3</sup>H<sub>2</sub>S<br />次行</p><blockquote><p>引文</p></blockquote>',
    '<figure><img src="/files/0123456789abcdef/%E7%8E%B0%E5%9C%BA.png" alt="现场示意图" /><figcaption>图1</figcaption></figure>',
    '<table><caption>统计表</caption><thead><tr><th scope="col" colspan="2">项目</th></tr></thead><tbody><tr><th scope="row">甲</th><td rowspan="2">1</td></tr><tr><td>2</td></tr></tbody></table>',
  ])('%s', (html) => {
    expect(sanitizeRichText(html)).toBe(html);
  });

  test('headings follow the title of the page and leave no gap in the outline', () => {
    expect(sanitizeRichText('<h1>甲</h1><h4>乙</h4><h6>丙</h6><h3>丁</h3>')).toBe(
      '<h2>甲</h2><h3>乙</h3><h4>丙</h4><h3>丁</h3>',
    );
  });

  test('a table without header cells gets those of its first row (R-A11Y-07)', () => {
    expect(
      sanitizeRichText('<table><tr><td>县区</td><td>起数</td></tr><tr><td>东山县</td><td></td></tr></table>'),
    ).toBe(
      '<table><tr><th scope="col">县区</th><th scope="col">起数</th></tr><tr><td>东山县</td><td></td></tr></table>',
    );
  });

  test('spans of cells are whole numbers above one', () => {
    expect(
      sanitizeRichText('<table><tr><td colspan="1" rowspan="x">甲</td><td colspan="99999">乙</td></tr></table>'),
    ).toBe('<table><tr><td>甲</td><td>乙</td></tr></table>');
  });
});

const fragments = [
  ...[
    '<p>',
    '</p>',
    '<div>',
    '</div>',
    '<h1>',
    '</h1>',
    '<h4>',
    '</h4>',
    '<table>',
    '<tr>',
    '<td>',
    '</td>',
    '</table>',
  ],
  ...['<ul>', '<li>', '</ul>', '<a href="/x/">', '<a href="javascript:1">', '</a>', '<b>', '</b>', '<span style="x">'],
  ...[
    '<script>',
    '</script>',
    '<!--',
    '-->',
    '<![if mso]>',
    '<o:p>',
    '&nbsp;',
    '&lt;',
    '&',
    '<',
    '>',
    '"',
    '　',
    ' ',
    '\n',
  ],
  ...[
    '正文',
    '<svg>',
    '</svg>',
    '<img src=x onerror=y>',
    '<th>',
    '<caption>',
    '<br>',
    '<p onclick="1">',
    '<style>',
    '</',
  ],
];
const brokenHtml = fc.array(fc.oneof(fc.constantFrom(...fragments), fc.string({ maxLength: 8 })), { maxLength: 40 });

test('cleaning what is clean changes nothing, whatever the input', () => {
  fc.assert(
    fc.property(brokenHtml, (parts) => {
      const once = sanitizeRichText(parts.join(''));
      expect(sanitizeRichText(once)).toBe(once);
      expect(once).not.toMatch(/<(?:script|style|svg|img|o:p)|<[^>]*(?:onclick|onerror|javascript:|style=)/i);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['open blocks', '<blockquote>'],
  ['open tables', '<table><tr><td>'],
  ['open cells beside closing tags of another name', '<td></x>'],
  ['open cells in capitals', '<TD/>'],
])('a million characters of %s are cut, not parsed', (_name, unit) => {
  const html = `<p>甲</p>${unit.repeat(1_000_000 / unit.length)}乙`;
  expect(plainText(sanitizeRichText(html))).toBe('甲 乙');
});

test('a long document with closed tags is not taken for an attack', () => {
  const html = `<table><tbody>${'<tr><th scope="row">甲</th><td>1</td></tr>'.repeat(20_000)}</tbody></table>`;
  expect(sanitizeRichText(html)).toBe(html);
});

test.each([
  ['spaces', ' '],
  ['ideographic spaces', '　 '],
  ['hard spaces and lines', '&nbsp;\n'],
  ['empty paragraphs', '<p> </p>'],
  ['half tags', '<a<'],
])('half a million characters of %s are cleaned like a few', (_name, unit) => {
  expect(sanitizeRichText(`<p>甲</p>${unit.repeat(500_000 / unit.length)}`)).toContain('<p>甲</p>');
});

test('headings under a chapter are one rank lower', () => {
  expect(demoteHeadings('<h2>甲</h2><h3>乙</h3><h4>丙</h4>')).toBe('<h3>甲</h3><h4>乙</h4><h4>丙</h4>');
});
