import { existsSync, readFileSync } from 'node:fs';
import { copy } from '../copy.mjs';

export interface Tally {
  passed: number;
  failed: number;
  /** What spoils the result though no test failed. */
  notes: string[];
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
}

/** Counts of a JSON report of Vitest. A skipped test counts as failed, and so does a suite that ran none. */
export function readVitestReport(file: string): Tally {
  if (!existsSync(file)) return { passed: 0, failed: 1, notes: [copy.test.noReport] };
  const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  const skipped = report.numPendingTests + report.numTodoTests;
  const passed = report.numPassedTests;
  const failed = report.numFailedTests + skipped;
  if (passed + failed === 0) return { passed: 0, failed: 1, notes: [copy.test.empty] };
  return { passed, failed, notes: skipped > 0 ? [copy.test.skipped(skipped)] : [] };
}
