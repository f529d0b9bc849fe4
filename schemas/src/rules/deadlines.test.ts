import { expect, test } from 'vitest';
import { deadlineLight, deadlineOf, deadlines } from './deadlines.ts';

test.each([
  ['proactive', '2026-02-10', '2026-03-16', 'R-REG-26'],
  ['interpretation', '2026-09-30', '2026-10-10', 'R-POL-12'],
  ['budget', '2026-01-25', '2026-02-14', 'R-BUD-01: plain days, whatever the holiday'],
  ['investigation', '2026-01-01', '2026-03-02', 'R-ACC-05'],
  ['rectificationReview', '2026-02-28', '2027-02-28', 'R-ACC-10'],
  ['seriousList', '2023-12-31', '2026-12-31', 'R-CRD-04'],
] as const)('%s from %s ends on %s (%s)', (name, start, end, _rule) => {
  expect(deadlineOf(name, start)).toEqual({ date: end, provisional: false });
});

test('an extension is added once, in the same unit (R-REG-33)', () => {
  expect(deadlineOf('reply', '2026-02-10', { extended: true }).date).toBe('2026-04-14');
  expect(deadlineOf('investigation', '2026-01-01', { extended: true }).date).toBe('2026-05-01');
});

test('a deadline that reaches an unannounced year says so (R-CAL-03)', () => {
  expect(deadlineOf('reply', '2026-12-10').provisional).toBe(true);
});

test.each([
  [6, 'green'],
  [5, 'yellow'],
  [3, 'yellow'],
  [2, 'orange'],
  [0, 'orange'],
  [-1, 'red'],
] as const)('%i left is %s (R-CLK-02)', (left, light) => {
  expect(deadlineLight(left)).toBe(light);
});

test('every period names its rule and a length', () => {
  for (const { rule, length } of Object.values(deadlines)) {
    expect(rule).toMatch(/^R-[A-Z]+-\d{2}$/);
    expect(length).toBeGreaterThan(0);
  }
});
