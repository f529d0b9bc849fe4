import { expect, test } from 'vitest';
import { CellDay, type CellValue } from '../reading/cell';
import { parseChoice } from './choices';
import { parseDay, parseInstant } from './dates';
import { dayOfSerial } from './excel-day';
import { parseFlag, parseNumber, toScale } from './numbers';
import { parseText } from './texts';

test.each<[CellValue, string | undefined]>([
  ['2026-11-21', '2026-11-21'],
  ['2026/11/21', '2026-11-21'],
  ['2026.1.2', '2026-01-02'],
  ['2026年11月21日', '2026-11-21'],
  ['２０２６年１１月２１日', '2026-11-21'],
  ['２０２６－１１－２１', '2026-11-21'],
  ['20261121', '2026-11-21'],
  ['2026-11-21 09:30:00', '2026-11-21'],
  [new CellDay('2026-11-21'), '2026-11-21'],
  [46347, '2026-11-21'],
  ['46347', '2026-11-21'],
  ['2024-02-29', '2024-02-29'],
  ['2026-02-29', undefined],
  ['2026-13-01', undefined],
  ['26-11-21', undefined],
  ['11/21/2026', undefined],
  ['昨天', undefined],
  [3, undefined],
  [true, undefined],
])('%j is the day %s', (value, date) => {
  expect(parseDay(value)?.date).toBe(date);
});

test('serial numbers count from 1900, or from 1904 in an old Mac workbook', () => {
  expect(dayOfSerial(61)).toBe('1900-03-01');
  expect(dayOfSerial(60)).toBeUndefined();
  expect(dayOfSerial(46347 - 1462, true)).toBe('2026-11-21');
});

test('a day alone is its first moment in Shanghai; a time is kept', () => {
  expect(parseInstant('2023-05-06')).toBe('2023-05-05T16:00:00.000Z');
  expect(parseInstant('2023年5月6日 09:30')).toBe('2023-05-06T01:30:00.000Z');
  expect(parseInstant(new CellDay('2023-05-06', '12:00:00'))).toBe('2023-05-06T04:00:00.000Z');
  expect(parseInstant('2023-05-06T01:30:00Z')).toBe('2023-05-06T01:30:00.000Z');
});

test.each<[CellValue, number | undefined]>([
  ['1,234,567.80', 1234567.8],
  ['１，２３４．５０', 1234.5],
  ['-12', -12],
  ['−12', -12],
  [' 7 ', 7],
  [0.1 + 0.2, 0.30000000000000004],
  ['12万元', undefined],
  ['1,23', undefined],
  ['', undefined],
  ['12%', undefined],
])('%j is the number %s', (value, number) => {
  expect(parseNumber(value)).toBe(number);
});

test('binary dust is taken out, real decimals are not', () => {
  expect(toScale(0.1 + 0.2, 2)).toBe(0.3);
  expect(toScale(1.005, 2)).toBeUndefined();
});

test.each<[CellValue, boolean | undefined]>([
  ['是', true],
  ['否', false],
  ['√', true],
  [true, true],
  [0, false],
  ['１', true],
  ['TRUE', true],
  ['也许', undefined],
])('%j is %s', (value, flag) => {
  expect(parseFlag(value)).toBe(flag);
});

test('a choice may be given as its value or as its label, in any width', () => {
  const labels = { order: '命令（令）', notice: '通知' };
  expect(parseChoice('命令(令)', labels)).toEqual({ ok: true, value: 'order' });
  expect(parseChoice('Notice', labels)).toEqual({ ok: true, value: 'notice' });
  expect(parseChoice('公示', labels)).toEqual({
    ok: false,
    finding: { code: 'value.choice', severity: 'error', params: { choices: '命令（令）、通知' } },
  });
});

test.each(['云应急规[2026]3号', '云应急规（2026）3号', '云应急规【２０２６】第03号', '云应急规 〔2026〕 3 号'])(
  'the document number %s is mended and said so (R-POL-02)',
  (text) => {
    const mended = '云应急规〔2026〕3号';
    expect(parseText(text, /^云应急规〔\d{4}〕[1-9]\d*号$/)).toEqual({
      ok: true,
      value: mended,
      warnings: [{ code: 'value.mended', severity: 'warning', params: { mended } }],
    });
  },
);

test('a number that Excel has rounded is refused as text', () => {
  expect(parseText(91510100123456780000)).toMatchObject({ ok: false, finding: { code: 'value.long-number' } });
  expect(parseText(12350)).toEqual({ ok: true, value: '12350' });
});
