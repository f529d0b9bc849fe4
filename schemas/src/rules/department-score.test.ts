import { expect, test } from 'vitest';
import { departmentScore } from './department-score.ts';

const inTime = { dueDate: '2026-03-30', doneDate: '2026-03-30' };
const late = { dueDate: '2026-03-30', doneDate: '2026-03-31' };

test.each([
  ['nothing to do', [], 0, null],
  ['all in time, on the last day', [inTime], 0, 100],
  ['one of two late', [inTime, late], 0, 50],
  ['what is overdue counts like what was late', [inTime], 1, 50],
  ['nothing but what is overdue', [], 3, 0],
  ['199 of 200, never rounded up', [...Array.from({ length: 199 }, () => inTime), late], 0, 99],
] as const)('the score of a section: %s (A-13)', (_name, done, overdue, score) => {
  const { inTime: kept, late: missed, ...rest } = departmentScore(done, overdue);
  expect(rest).toEqual({ overdue, score });
  expect(kept + missed).toBe(done.length);
});
