import { expect, test } from 'vitest';
import { unsoundIssues, unsoundPlace } from './sound-text.ts';

test.each([
  ['a NUL', '\u0000'],
  ['an escape', '\u001b'],
  ['half a sign', '\ud800'],
  ['a turn of the direction', '\u202e'],
  ['an isolate', '\u2066'],
])('%s is found where it stands', (_, sign) => {
  expect(unsoundPlace({ title: '标题', rows: [{ name: '甲' }, { name: `乙${sign}` }] })).toBe('rows.1.name');
});

test('ordinary text is sound, with lines, tabs, emoji and rare signs', () => {
  expect(
    unsoundPlace({ body: '<p>第一行\n\t第二行\r\n</p>', title: '𠮷野家👍', count: 1, none: null }),
  ).toBeUndefined();
});

test('an officer learns the field, the row and the column', () => {
  const record = { title: `标\u202e题`, rows: [{ name: '甲' }, { name: '乙\u0000' }], body: '<p>正文</p>' };
  expect(unsoundIssues(record)).toMatchObject([
    { field: 'title', code: 'text.unsound', severity: 'error' },
    { field: 'rows', row: 2, column: 'name' },
  ]);
});
