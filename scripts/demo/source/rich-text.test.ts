import { expect, test } from 'vitest';
import { sanitizeRichText } from '@yangguang/schemas';
import { richText, tablesOf } from './rich-text.ts';

const lines = [
  '一、总体要求',
  '（一）目标',
  '第一条　为了安全，制定本办法。',
  '- 甲 < 乙',
  '| 项 | 数 |',
  '| 一 | 1 |',
];

test('lines become the structure of a document, clean at once', () => {
  const html = richText(lines);
  expect(html).toContain('<h2>一、总体要求</h2><h3>（一）目标</h3><p><strong>第一条</strong>　为了安全');
  expect(html).toContain('<ul><li>甲 &lt; 乙</li></ul>');
  expect(html).toContain('<th scope="col">项</th>');
  expect(sanitizeRichText(html)).toBe(html);
});

test('a numbered sentence is no heading', () => {
  expect(richText(['一、各县（区）应当逐家检查，发现问题立即整改。'])).toMatch(/^<p>/);
});

test('tables are found for the spreadsheets', () => {
  expect(tablesOf(lines)).toEqual([
    [
      ['项', '数'],
      ['一', '1'],
    ],
  ]);
});
