import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readVitestReport } from './vitest-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'yangguang-report-'));
function tally(passed: number, failed: number, pending = 0, todo = 0) {
  const file = join(folder, 'report.json');
  const report = { numPassedTests: passed, numFailedTests: failed, numPendingTests: pending, numTodoTests: todo };
  writeFileSync(file, JSON.stringify(report));
  const { notes, ...counts } = readVitestReport(file);
  return { ...counts, notes: notes.length };
}

test.each([
  ['passed and failed tests are counted', tally(7, 2), { passed: 7, failed: 2, notes: 0 }],
  ['a skipped test is a failed one', tally(7, 0, 1), { passed: 7, failed: 1, notes: 1 }],
  ['a test that is only announced is a failed one', tally(7, 0, 0, 2), { passed: 7, failed: 2, notes: 1 }],
  ['a suite without tests is a failed one', tally(0, 0), { passed: 0, failed: 1, notes: 1 }],
])('%s', (_name, actual, expected) => expect(actual).toEqual(expected));

test('a suite that died without a report is a failed one', () => {
  expect(readVitestReport(join(folder, 'nowhere.json'))).toMatchObject({ passed: 0, failed: 1 });
});
