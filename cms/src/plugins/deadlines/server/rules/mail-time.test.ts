import { nationalCalendar } from '@yangguang/schemas';
import { expect, test } from 'vitest';
import { mailDay } from './mail-time';

test.each<[string, string | null, string]>([
  ['2026-11-23T08:59:59.999+08:00', null, 'a moment before nine'],
  ['2026-11-23T09:00:00+08:00', '2026-11-23', 'nine on a Monday'],
  ['2026-11-23T23:59:59+08:00', '2026-11-23', 'back only at night'],
  ['2026-11-24T00:00:00+08:00', null, 'midnight: the day is over'],
  ['2026-11-23T02:00:00Z', '2026-11-23', 'ten in Shanghai, whatever the clock of the machine'],
  ['2026-11-21T10:00:00+08:00', null, 'a Saturday'],
  ['2026-10-10T10:00:00+08:00', '2026-10-10', 'a Saturday that is worked'],
  ['2026-10-02T10:00:00+08:00', null, 'the National Day'],
])('%s: %s, %s', (instant, day, _why) => {
  expect(mailDay(new Date(instant), nationalCalendar)).toBe(day);
});

test('a year without calendar is not guessed', () => {
  expect(() => mailDay(new Date('2031-03-03T10:00:00+08:00'), nationalCalendar)).toThrow('2031年');
});
