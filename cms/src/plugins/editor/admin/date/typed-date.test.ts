import { describe, expect, test } from 'vitest';
import { dayOf, instantOf, instantText } from './typed-date.ts';

describe('days as officers write them', () => {
  test.each([
    '2026-11-20',
    '2026/11/20',
    '2026.11.20',
    '2026年11月20日',
    '20261120',
    '２０２６－１１－２０',
    ' 2026 年 11 月 20 日 ',
  ])('%s', (typed) => expect(dayOf(typed)).toBe('2026-11-20'));

  test.each([
    '',
    '昨天',
    '2026-13-01',
    '2026-02-30',
    '20261320',
    '26-11-20',
    '1826-11-20',
    '2026-11',
    '2026-11-20x',
    '202611',
  ])('%s is no day', (typed) => expect(dayOf(typed)).toBeNull());
});

describe('instants in Shanghai', () => {
  test.each([
    ['2026-11-20 9:30', '2026-11-20T01:30:00.000Z'],
    ['2026年11月20日 23时05分', '2026-11-20T15:05:00.000Z'],
    ['20261120 0:00', '2026-11-19T16:00:00.000Z'],
    ['2026-11-20T09:30', '2026-11-20T01:30:00.000Z'],
    ['2026/11/20', '2026-11-19T16:00:00.000Z'],
    ['2026 年 11 月 20 日', '2026-11-19T16:00:00.000Z'],
  ])('%s', (typed, instant) => expect(instantOf(typed)).toBe(instant));

  test.each(['2026-11-20 25:00', '2026-11-20 9:60', '2026-02-30 9:30', '9:30', '下午'])('%s is no instant', (typed) =>
    expect(instantOf(typed)).toBeNull(),
  );

  test('what is shown is taken again', () => {
    const instant = '2026-11-20T01:30:00.000Z';
    expect(instantText(instant)).toBe('2026-11-20 09:30');
    expect(instantOf(instantText(instant))).toBe(instant);
  });
});
