import { expect, test } from 'vitest';
import { prose } from './prose.ts';

test('what was stored is cleaned again before it is shown', () => {
  const { html } = prose('<p onclick="x()">正文<script>alert(1)</script></p><a href="javascript:x">点</a>');
  expect(html).toBe('<p>正文</p>点');
});

test('headings get ids in order and become the contents', () => {
  const { html, headings } = prose('<h2>第一章 <strong>总则</strong></h2><p>甲</p><h3>一、A&amp;B</h3>', 'body');
  expect(headings).toEqual([
    { id: 'body-1', level: 2, text: '第一章 总则' },
    { id: 'body-2', level: 3, text: '一、A&B' },
  ]);
  expect(html).toContain('<h2 id="body-1">第一章 <strong>总则</strong></h2>');
});

test('under a heading of the page, the headings of the text rank one lower', () => {
  const { html, headings } = prose('<h2>原因</h2>', 'causes', 1);
  expect(html).toBe('<h3 id="causes-1">原因</h3>');
  expect(headings[0]?.level).toBe(3);
});

test('each table scrolls in a box of its own that the keyboard reaches', () => {
  const { html } = prose(
    '<table><tbody><tr><td>1</td></tr></tbody></table><table><tbody><tr><td>2</td></tr></tbody></table>',
  );
  expect(html.match(/<div class="wide" role="region" tabindex="0" aria-label="[^"]+"><table>/g)).toHaveLength(2);
  expect(html.match(/<\/table><\/div>/g)).toHaveLength(2);
});
