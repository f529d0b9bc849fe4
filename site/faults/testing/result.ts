import { appendFileSync } from 'node:fs';
import { expect } from 'vitest';

/** Tells `pnpm soak` how often a property was tried, and fails the test when it did not always hold. */
export function judge(property: string, runs: number, failures: readonly string[]): void {
  const file = process.env['YANGGUANG_SOAK_RESULTS'];
  const row = { property, runs, failures: failures.length };
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(row)}\n`);
  expect(failures).toEqual([]);
  expect(runs).toBeGreaterThan(0);
}
