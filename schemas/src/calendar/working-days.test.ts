import { describe, expect, test } from 'vitest';
import { addDays, addMonths, daysBetween } from './days.ts';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.ts';

describe('periods of working days (R-CAL-05)', () => {
  test.each([
    ['2024-02-02', '2024-02-18', '2024-02-28', '2024-03-06', '2024-04-03'],
    ['2024-09-27', '2024-10-12', '2024-10-23', '2024-10-30', '2024-11-27'],
    ['2025-01-20', '2025-02-05', '2025-02-14', '2025-02-21', '2025-03-21'],
    ['2025-09-26', '2025-10-13', '2025-10-23', '2025-10-30', '2025-11-27'],
    ['2026-02-10', '2026-02-26', '2026-03-09', '2026-03-16', '2026-04-14'],
    ['2026-09-18', '2026-09-29', '2026-10-15', '2026-10-22', '2026-11-19'],
    ['2026-09-30', '2026-10-15', '2026-10-27', '2026-11-03', '2026-12-01'],
  ])('from %s: +7 is %s, +15 is %s, +20 is %s, +40 is %s', (start, ...ends) => {
    expect([7, 15, 20, 40].map((days) => addWorkingDays(start, days).date)).toEqual(ends);
    expect(ends.map((end) => workingDaysBetween(start, end))).toEqual([7, 15, 20, 40]);
  });
});

test.each([
  [2024, 251],
  [2025, 248],
  [2026, 248],
])('%i has %i working days', (year, total) => {
  expect(workingDaysBetween(`${year - 1}-12-31`, `${year}-12-31`)).toBe(total);
});

test.each([
  ['2024-02-18', true, 'a Sunday worked for the Spring Festival'],
  ['2024-02-12', false, 'a Monday of the Spring Festival'],
  ['2025-10-08', false, 'Mid-Autumn joins the National Day'],
  ['2026-01-02', false, 'a Friday after New Year'],
  ['2026-01-04', true, 'the Sunday that makes up for it'],
  ['2026-11-21', false, 'a plain Saturday'],
  ['2026-11-23', true, 'a plain Monday'],
])('%s: working day is %s, %s', (date, expected) => {
  expect(isWorkingDay(date)).toBe(expected);
});

test('a period that reaches a year without notice is counted by weekends and says so (R-CAL-03)', () => {
  expect(addWorkingDays('2026-12-01', 40)).toEqual({ date: '2027-01-26', provisional: true });
  expect(addWorkingDays('2026-12-01', 22)).toEqual({ date: '2026-12-31', provisional: false });
  expect(addWorkingDays('2026-12-01', 23).provisional).toBe(true);
});

test('days before the start count backwards', () => {
  expect(workingDaysBetween('2026-11-23', '2026-11-20')).toBe(-1);
  expect(workingDaysBetween('2026-11-23', '2026-11-23')).toBe(0);
});

test.each([0, -1, 1.5, 1001])('%d working days are refused', (days) => {
  expect(() => addWorkingDays('2026-11-23', days)).toThrow(RangeError);
});

test.each([
  ['2024-11-30', 3, '2025-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2023-05-01', 36, '2026-05-01'],
  ['2026-01-15', -2, '2025-11-15'],
])('%s and %i months is %s', (date, months, expected) => {
  expect(addMonths(date, months)).toBe(expected);
});

test('days cross months and leap days', () => {
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
});
