import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from './days.ts';
import { countPeriod, type ExplainedDay, type Period } from './period.ts';
import { workedDays } from './worked-days.fixture.ts';
import { addWorkingDays } from './working-days.ts';

/** `10-12 counted 3`, `10-01 holiday 国庆节`: a table that reads at a glance. */
const line = ({ date, state, number, note }: ExplainedDay): string =>
  [date.slice(5), state, number, note].filter((part) => part !== null).join(' ');
const working = (start: string, length: number, rest: Partial<Period> = {}): Period => ({
  start,
  length,
  unit: 'working-day',
  ...rest,
});

test('a period across the National Day tells of each day why it counted or not (E-3, R-CAL-03)', () => {
  const { dueDate, provisional, days, calendars } = countPeriod(working('2026-09-29', 4));
  expect(dueDate).toBe('2026-10-10');
  expect(provisional).toBe(false);
  expect(days.map(line)).toEqual([
    '09-29 first-day',
    '09-30 counted 1',
    ...['10-01', '10-02', '10-03', '10-04', '10-05', '10-06', '10-07'].map((day) => `${day} holiday 国庆节`),
    '10-08 counted 2',
    '10-09 counted 3',
    '10-10 make-up-workday 4',
  ]);
  expect(calendars.map(({ version, status }) => [version, status])).toEqual([['2026.1', 'official']]);
  expect(calendars[0]?.source).toContain('国办发明电〔2025〕7号');
});

test('days of a consultation do not count, weekends among them neither (R-REG-33)', () => {
  const pauses = [{ from: '2026-11-05', until: '2026-11-09', reason: '征求第三方意见' }];
  expect(countPeriod(working('2026-11-03', 5, { pauses })).days.map(line)).toEqual([
    '11-03 first-day',
    '11-04 counted 1',
    '11-05 counted 2',
    ...['11-06', '11-07', '11-08', '11-09'].map((day) => `${day} stopped 征求第三方意见`),
    '11-10 counted 3',
    '11-11 counted 4',
    '11-12 counted 5',
  ]);
});

test('while a pause lasts there is no due date', () => {
  const pauses = [{ from: '2026-11-05', until: null, reason: '等待补正' }];
  const { dueDate, days } = countPeriod(working('2026-11-03', 5, { pauses }));
  expect(dueDate).toBeNull();
  expect(days.at(-1)?.date).toBe('2026-11-05');
});

test('a pause that begins on the last day comes too late to move it', () => {
  const pauses = [{ from: '2026-11-10', until: null, reason: '征求意见' }];
  expect(countPeriod(working('2026-11-03', 5, { pauses })).dueDate).toBe('2026-11-10');
});

test('a correction starts the count anew and voids what was counted (R-REG-30)', () => {
  const restarts = [{ date: '2026-11-06', reason: '收到补正材料' }];
  expect(countPeriod(working('2026-11-04', 2, { restarts })).days.map(line)).toEqual([
    '11-04 void',
    '11-05 void',
    '11-06 first-day 收到补正材料',
    '11-07 weekend',
    '11-08 weekend',
    '11-09 counted 1',
    '11-10 counted 2',
  ]);
});

test('the last of several restarts counts, in whatever order they are given', () => {
  const restarts = ['2026-11-12', '2026-11-06'].map((date) => ({ date, reason: '补正' }));
  expect(countPeriod(working('2026-11-04', 1, { restarts })).dueDate).toBe('2026-11-13');
});

test('calendar days count plainly, whatever the holiday (R-BUD-01), and ask for no calendar', () => {
  const { dueDate, calendars } = countPeriod({ start: '2026-01-25', length: 20, unit: 'calendar-day' });
  expect([dueDate, calendars]).toEqual(['2026-02-14', []]);
  expect(countPeriod({ start: '2035-01-01', length: 20, unit: 'calendar-day' }).dueDate).toBe('2035-01-21');
});

test('a count into a year without notice is provisional, one into an unknown year stops (R-CAL-03)', () => {
  expect(countPeriod(working('2026-12-10', 20))).toMatchObject({ dueDate: '2027-01-07', provisional: true });
  expect(() => countPeriod(working('2027-12-20', 20))).toThrow('位置：2028年');
});

test.each([
  ['a pause before the start', { pauses: [{ from: '2026-11-01', until: null, reason: '' }] }],
  ['a pause that ends before it begins', { pauses: [{ from: '2026-11-06', until: '2026-11-05', reason: '' }] }],
  ['a restart before the start', { restarts: [{ date: '2026-11-01', reason: '' }] }],
])('%s is refused', (_name, rest) => {
  expect(() => countPeriod(working('2026-11-04', 5, rest))).toThrow(RangeError);
});

describe('against a walk along the days of the printed notices', () => {
  const days = Object.entries(workedDays).flatMap(([month, figures]) =>
    [...figures].map((figure, index) => ({
      date: `${month}-${String(index + 1).padStart(2, '0')}`,
      isWorked: figure === '1',
    })),
  );

  /** The oracle: strike out what does not count, take the n-th that is left. */
  function expectedDue({ start, length, unit, pauses = [], restarts = [] }: Period): string | undefined {
    const begin = [start, ...restarts.map(({ date }) => date)].sort().at(-1) ?? start;
    const left = days
      .filter(({ date }) => date > begin)
      .filter(({ isWorked }) => isWorked || unit === 'calendar-day')
      .filter(({ date }) => !pauses.some(({ from, until }) => date > from && date <= (until ?? '9999')));
    return left[length - 1]?.date;
  }

  const start = fc.integer({ min: 0, max: 3500 }).map((offset) => addDays('2016-01-01', offset));
  const gap = fc.integer({ min: 0, max: 60 });
  const periods = fc
    .record({
      start,
      length: fc.integer({ min: 1, max: 60 }),
      unit: fc.constantFrom('working-day' as const, 'calendar-day' as const),
      pauses: fc.array(fc.tuple(gap, gap), { maxLength: 3 }),
      restarts: fc.array(gap, { maxLength: 2 }),
    })
    .map(({ pauses, restarts, ...rest }) => ({
      ...rest,
      pauses: pauses.map(([from, long]) => ({
        from: addDays(rest.start, from),
        until: addDays(rest.start, from + long),
        reason: '征求意见',
      })),
      restarts: restarts.map((after) => ({ date: addDays(rest.start, after), reason: '补正' })),
    }));

  test('600 periods with pauses and restarts end on the same day', () => {
    fc.assert(
      fc.property(periods, (period) => {
        expect(countPeriod(period).dueDate).toBe(expectedDue(period));
      }),
      { numRuns: 600 },
    );
  });

  test('the table has every day once, numbers what counts from 1, and ends with the due date', () => {
    fc.assert(
      fc.property(periods, (period) => {
        const { days: table, dueDate } = countPeriod(period);
        expect(table.map(({ date }) => date)).toEqual(table.map((_day, index) => addDays(period.start, index)));
        const numbers = table.flatMap(({ number }) => number ?? []);
        expect(numbers).toEqual(Array.from({ length: period.length }, (_none, index) => index + 1));
        expect(table.at(-1)).toMatchObject({ date: dueDate, number: period.length });
      }),
      { numRuns: 300 },
    );
  });

  test('a later start never ends sooner, a pause never shortens, a longer period ends later', () => {
    fc.assert(
      fc.property(periods, (period) => {
        const plain = { ...period, pauses: [], restarts: [] };
        const due = countPeriod(plain).dueDate ?? '';
        expect(countPeriod({ ...plain, pauses: period.pauses }).dueDate ?? '').toSatisfy((date) => date >= due);
        expect(countPeriod({ ...plain, start: addDays(plain.start, 1) }).dueDate ?? '').toSatisfy((d) => d >= due);
        expect(countPeriod({ ...plain, length: plain.length + 1 }).dueDate ?? '').toSatisfy((date) => date > due);
        if (plain.unit === 'working-day') expect(addWorkingDays(plain.start, plain.length).date).toBe(due);
      }),
      { numRuns: 300 },
    );
  });
});
