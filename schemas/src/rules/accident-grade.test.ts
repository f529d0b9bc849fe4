import { expect, test } from 'vitest';
import { accidentGrade } from './accident-grade.ts';

test.each([
  [0, 0, 0, 'general'],
  [2, 9, 9_999_999.99, 'general'],
  [3, 0, 0, 'larger'],
  [0, 10, 0, 'larger'],
  [0, 0, 10_000_000, 'larger'],
  [2, 12, 3_000_000, 'larger'],
  [9, 49, 49_999_999.99, 'larger'],
  [10, 0, 0, 'major'],
  [0, 50, 0, 'major'],
  [0, 0, 50_000_000, 'major'],
  [29, 99, 99_999_999.99, 'major'],
  [30, 0, 0, 'particularly-major'],
  [0, 100, 0, 'particularly-major'],
  [0, 0, 100_000_000, 'particularly-major'],
])('%i dead, %i badly hurt, %d yuan is %s (R-ACC-01)', (deaths, seriousInjuries, directLoss, grade) => {
  expect(accidentGrade({ deaths, seriousInjuries, directLoss })).toBe(grade);
});
