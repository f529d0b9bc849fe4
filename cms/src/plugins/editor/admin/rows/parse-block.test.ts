import { expect, test } from 'vitest';
import { isBlock, parseBlock } from './parse-block.ts';

test('a block of Excel becomes rows and cells; its last line break is no row', () => {
  expect(parseBlock('2240101\t行政运行\t1,200.50\r\n2240102\t\t30\r\n')).toEqual([
    ['2240101', '行政运行', '1,200.50'],
    ['2240102', '', '30'],
  ]);
});

test('a cell with line breaks, tabs and quotation marks is one cell', () => {
  expect(parseBlock('"第一行\n第二行\t""引号"""\t乙')).toEqual([['第一行\n第二行\t"引号"', '乙']]);
});

test('one word is no block', () => {
  expect([isBlock('行政运行'), isBlock('行政运行\r\n'), isBlock('甲\t乙'), isBlock('甲\n乙')]).toEqual([
    false,
    false,
    true,
    true,
  ]);
});
