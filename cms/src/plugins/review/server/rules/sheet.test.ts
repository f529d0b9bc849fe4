import { expect, test } from 'vitest';
import { Sheet, sheetQuestions } from './sheet.ts';

const no = { stateSecret: false, workSecret: false, sensitiveAggregate: false, tradeSecret: false, privacy: false };

test('five times no may be published without a basis', () => {
  expect(Sheet.safeParse({ answers: no, conclusion: 'may-publish' }).success).toBe(true);
});

test.each(sheetQuestions)('a yes to %s needs a basis before the record may be published (R-SEC-02)', (question) => {
  const sheet = { answers: { ...no, [question]: true }, conclusion: 'may-publish' };
  expect(Sheet.safeParse(sheet).success).toBe(false);
  expect(Sheet.safeParse({ ...sheet, basis: '   ' }).success).toBe(false);
  expect(Sheet.safeParse({ ...sheet, basis: '当事人书面同意公开' }).success).toBe(true);
});

test.each(['refer-to-authority', 'must-not-publish'])('%s needs a basis', (conclusion) => {
  expect(Sheet.safeParse({ answers: no, conclusion }).success).toBe(false);
  expect(Sheet.safeParse({ answers: no, conclusion, basis: '涉及尚未定密事项' }).success).toBe(true);
});

test('an unanswered question closes no sheet', () => {
  const { privacy: _left, ...four } = no;
  expect(Sheet.safeParse({ answers: four, conclusion: 'may-publish' }).success).toBe(false);
});
