import { describe, expect, test } from 'vitest';
import { cellProblem, cellValue } from './cell-value.ts';
import type { Column } from './columns.ts';

const column = (kind: Column['kind'], more: Partial<Column> = {}): Column => ({
  name: 'x',
  label: '栏',
  kind,
  isRequired: false,
  ...more,
});

describe('what people type in a cell', () => {
  test.each([
    ['1,234.50', 1234.5],
    ['１２３４．５', 1234.5],
    ['-12', -12],
    ['—12', -12],
    ['', null],
    ['约三万', '约三万'],
  ])('number %s', (typed, value) => expect(cellValue(column('decimal'), typed)).toBe(value));

  test.each([
    ['2026-3-1', '2026-03-01'],
    ['2026年3月1日', '2026-03-01'],
    ['2026/03/01', '2026-03-01'],
    ['2026.12.31', '2026-12-31'],
    ['2026-02-30', '2026-02-30'],
  ])('date %s', (typed, value) => expect(cellValue(column('date'), typed)).toBe(value));

  const kinds = column('choice', { labels: { basis: '依据', repeals: '废止' } });
  test.each([
    ['依据', 'basis'],
    ['repeals', 'repeals'],
    ['其他', '其他'],
  ])('choice %s', (typed, value) => expect(cellValue(kinds, typed)).toBe(value));

  test('what does not fit its column is kept and pointed out', () => {
    expect(cellProblem(column('decimal'), '约三万')).toBe('badNumber');
    expect(cellProblem(column('date'), '2026-02-30')).toBe('badDate');
    expect(cellProblem(kinds, '其他')).toBe('badChoice');
    expect(cellProblem(column('decimal'), 0)).toBeNull();
  });
});
