import { describe, expect, test } from 'vitest';
import {
  assessmentGrade,
  assessmentGrades,
  assessmentHeads,
  earliestAssessmentDate,
  proactivePoints,
} from './assessment.ts';

describe('the yearly assessment of sections (R-SRC-17)', () => {
  test.each([
    [100, 'excellent'],
    [90, 'excellent'],
    [89, 'qualified'],
    [75, 'qualified'],
    [74, 'basicallyQualified'],
    [60, 'basicallyQualified'],
    [59, 'unqualified'],
    [0, 'unqualified'],
  ])('%i points are %s', (points, grade) => {
    expect(assessmentGrade(points)).toBe(grade);
  });

  test('has four heads of a hundred points together, and four grades', () => {
    expect(Object.values(assessmentHeads).map(({ label }) => label)).toEqual([
      '主动公开',
      '依申请公开',
      '服务承诺',
      '投诉处理',
    ]);
    expect(Object.values(assessmentHeads).reduce((sum, { maximum }) => sum + maximum, 0)).toBe(100);
    expect(Object.values(assessmentGrades).map(({ label }) => label)).toEqual(['优秀', '合格', '基本合格', '不合格']);
  });

  test('comes fifteen days after the notice at the earliest, over the end of a year', () => {
    expect(earliestAssessmentDate('2026-12-20')).toBe('2027-01-04');
  });

  test.each([
    [{ inTime: 3, late: 0, overdue: 0 }, 40],
    [{ inTime: 2, late: 1, overdue: 0 }, 26],
    [{ inTime: 0, late: 1, overdue: 2 }, 0],
    [{ inTime: 0, late: 0, overdue: 0 }, null],
  ])('%j bring %s points', (counts, points) => {
    expect(proactivePoints(counts)).toBe(points);
  });
});
