import { describe, expect, test } from 'vitest';
import { contentTypeOf, contentTypes } from '../types/index.ts';
import { clockNames, clocks, deadlineOfClock, dueGroup, opensOn, startAfter, unitsLeft, type Clock } from './clocks.ts';
import { explainDeadline } from './deadlines.ts';
import { shanghaiDate } from '../calendar/days.ts';

describe.each(clockNames)('%s', (name) => {
  const { source, legalGround, task }: Clock = clocks[name];

  test('names its legal ground, its task and a period', () => {
    expect(legalGround).toMatch(/[第》]/);
    expect(task).not.toBe('');
    expect(deadlineOfClock(name).length).toBeGreaterThan(0);
  });

  test('speaks only of types and fields that exist, and of values that they can hold', () => {
    const types = [
      ...('types' in source ? source.types : []),
      ...('type' in source ? [source.type] : []),
      ...('changed' in source ? [source.changed] : []),
    ];
    const fields = [
      ...('startField' in source ? [source.startField] : []),
      ...(source.kind === 'periodic' ? [source.field] : []),
      ...('startFields' in source ? [...source.startFields, source.field] : []),
      ...Object.keys(source.where ?? {}),
    ];
    for (const type of types) for (const field of fields) expect(contentTypeOf(type).fields[field]).toBeDefined();
    for (const type of types)
      for (const [field, value] of Object.entries(source.where ?? {}))
        expect(contentTypeOf(type).fields[field]?.schema.safeParse(value).success).toBe(true);
    if ('by' in source && source.by.field)
      expect(contentTypeOf(source.by.type).kind(source.by.field)).toEqual({
        kind: 'references',
        target: source.type,
      });
  });
});

test('every type has exactly one clock from its formation to its publication (R-REG-26)', () => {
  const watched = clockNames.flatMap((name) => {
    const { source }: Clock = clocks[name];
    if (source.kind === 'periodic') return [source.type];
    return source.kind === 'unpublished' && name !== 'unitBudget' ? source.types : [];
  });
  expect(watched.toSorted()).toEqual(contentTypes.map(({ name }) => name).toSorted());
});

test('feedback on a consultation is counted from its end, thirty days after the draft went out (R-POL-16, R-SRC-12)', () => {
  expect(startAfter('consultationFeedback', '2026-03-01')).toBe('2026-03-31');
  expect(startAfter('proactive', '2026-03-01')).toBe('2026-03-01');
});

test('the review of rectification opens ten months after the case was closed and ends with the twelfth (R-ACC-10)', () => {
  expect(opensOn('rectificationReview', '2026-01-31')).toBe('2026-11-30');
  expect(explainDeadline('rectificationReview', '2026-01-31').dueDate).toBe('2027-01-31');
  expect(opensOn('budget', '2026-01-31')).toBe('2026-01-31');
});

test.each([
  ['2026-11-20', 'overdue'],
  ['2026-11-23', 'today'],
  ['2026-11-24', 'week'],
  ['2026-11-29', 'week'],
  ['2026-11-30', 'later'],
] as const)('on Monday 23 November what is due on %s is %s', (due, group) => {
  expect(dueGroup('2026-11-23', due)).toBe(group);
});

test('on a Sunday the week ends that day', () => {
  expect(dueGroup('2026-11-22', '2026-11-23')).toBe('later');
});

test.each([
  ['2026-09-30', '2026-10-10', 'working-day', 3],
  ['2026-10-10', '2026-09-30', 'working-day', -3],
  ['2026-09-30', '2026-10-10', 'calendar-day', 10],
  ['2026-10-10', '2026-09-30', 'month', -10],
] as const)('from %s to %s are %s left in its own unit: %i', (today, due, unit, left) => {
  expect(unitsLeft(today, due, unit)).toBe(left);
});

test('the day is the one in Shanghai, from midnight to midnight (R-CAL-03)', () => {
  expect(shanghaiDate(new Date('2026-11-22T15:59:59.999Z'))).toBe('2026-11-22');
  expect(shanghaiDate(new Date('2026-11-22T16:00:00Z'))).toBe('2026-11-23');
});
