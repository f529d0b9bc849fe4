import { expect, test } from 'vitest';
import { parseEntries } from './entry.ts';

test('fields before the first title hold for every record, its own come on top', () => {
  const [first, second] = parseEntries('a.txt', '@栏目 工作动态\n\n# 一\n@栏目 通知公告\n@正文\n上\n下\n# 二\n');
  expect(first?.title).toBe('一');
  expect(first?.values.get('栏目')).toEqual(['通知公告']);
  expect(first?.values.get('正文')).toEqual(['上', '下']);
  expect(second?.values.get('栏目')).toEqual(['工作动态']);
});

test.each([
  ['# 一\n文字', 'a.txt:2 stands outside a field'],
  ['# 一\n@正文 甲\n@正文 乙', 'a.txt:3 repeats 正文'],
])('%j is refused with its place', (text, message) => {
  expect(() => parseEntries('a.txt', text)).toThrow(message);
});
