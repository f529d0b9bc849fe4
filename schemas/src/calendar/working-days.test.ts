import { describe, expect, test } from 'vitest';
import { YangguangError } from '../errors.ts';
import { officialYear } from './calendar-year.ts';
import { addDays, addMonths, daysBetween } from './days.ts';
import { bureauCalendar, dayKind, isWorkingDay, nationalCalendar } from './work-calendar.ts';
import { workedDays } from './worked-days.fixture.ts';
import { addWorkingDays, workingDaysBetween } from './working-days.ts';

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

/** All worked days of the fixture in order: a period is a step along this list, and no calendar is asked. */
const worked = Object.entries(workedDays).flatMap(([month, figures]) =>
  [...figures].flatMap((figure, index) => (figure === '1' ? [`${month}-${String(index + 1).padStart(2, '0')}`] : [])),
);
const allDays = Object.entries(workedDays).flatMap(([month, figures]) =>
  [...figures].map((_figure, index) => `${month}-${String(index + 1).padStart(2, '0')}`),
);

test('each of the 4,018 days of eleven years is what the data set of the printed notices says', () => {
  expect(allDays).toHaveLength(4018);
  expect(allDays.filter((date) => isWorkingDay(date))).toEqual(worked);
});

test('6,500 periods from every third day of eleven years end where a walk along the list of worked days ends', () => {
  const starts = allDays.filter((date, index) => date < '2026-10-15' && index % 3 === 0);
  const lengths = [1, 3, 7, 20, 40];
  let next = 0;
  for (const start of starts) {
    while ((worked[next] ?? '') <= start) next += 1;
    for (const length of lengths) {
      const expected = worked[next + length - 1];
      if (expected) expect(addWorkingDays(start, length)).toEqual({ date: expected, provisional: false });
    }
  }
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

test.each([
  ['2015-12-31', () => addWorkingDays('2015-12-30', 3)],
  ['2028', () => addWorkingDays('2027-12-20', 20)],
  ['2028', () => workingDaysBetween('2027-12-20', '2028-01-20')],
  ['2030', () => isWorkingDay('2030-06-03')],
])('a year nobody declared stops the count and names it: %s', (year, count) => {
  expect(count).toThrow(YangguangError);
  expect(count).toThrow(`位置：${year.slice(0, 4)}年`);
});

const notice2027 = {
  year: 2027,
  source: '国务院办公厅关于2027年部分节假日安排的通知',
  version: '1',
  off: ['元旦 01-01..01-03', '春节 02-05..02-11'],
  work: ['01-31', '02-20'],
};

test('a notice in the settings of the bureau makes the provisional year an official one', () => {
  const calendar = bureauCalendar({ notices: [notice2027] });
  expect(addWorkingDays('2026-12-01', 40, calendar)).toEqual({ date: '2027-01-27', provisional: false });
  expect(addWorkingDays('2027-01-26', 10, calendar)).toEqual({ date: '2027-02-15', provisional: false });
  expect(addWorkingDays('2027-01-26', 10)).toEqual({ date: '2027-02-09', provisional: true });
  expect(nationalCalendar.get(2027)?.status).toBe('provisional');
});

test('holidays of an autonomous area lie on top of the national ones and show in version and source (R-CAL-04)', () => {
  const source = '自治州人民政府关于民族节日放假的通知';
  const calendar = bureauCalendar({
    localHolidays: [{ year: 2026, source, version: 'local-1', off: ['火把节 08-06..08-07'], work: [] }],
  });
  expect(addWorkingDays('2026-08-05', 2, calendar).date).toBe('2026-08-11');
  expect(addWorkingDays('2026-08-05', 2).date).toBe('2026-08-07');
  expect(dayKind('2026-08-06', calendar)).toBe('holiday');
  expect(dayKind('2026-10-01', calendar)).toBe('holiday');
  expect(calendar.get(2026)?.version).toBe('2026.1+2026.local-1');
  expect(calendar.get(2026)?.source).toContain(source);
});

test('a local holiday takes the place of a make-up workday, a local make-up workday that of a holiday', () => {
  const calendar = bureauCalendar({
    localHolidays: [{ year: 2026, source: '地方通知', version: 'l', off: ['节日 10-10'], work: ['09-27'] }],
  });
  expect(dayKind('2026-10-10', calendar)).toBe('holiday');
  expect(dayKind('2026-09-27', calendar)).toBe('make-up-workday');
});

test.each([
  [['02-03'], 'a Tuesday cannot be a make-up workday'],
  [['10-03'], 'a day cannot be off and worked'],
  [['10-7'], 'a day is written with two figures'],
])('a notice that contradicts itself is refused: %j, %s', (work) => {
  expect(() => officialYear(2026, { source: '', version: '1', off: ['国庆节 10-01..10-07'], work })).toThrow(
    RangeError,
  );
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
