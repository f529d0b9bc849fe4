import { appendFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';

/** Tells `pnpm soak` how often a property was tried, and fails the test when it did not always hold. */
export function judge(property: string, runs: number, failures: readonly string[]): void {
  const file = process.env['YANGGUANG_SOAK_RESULTS'];
  const row = { property, runs, failures: failures.length };
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(row)}\n`);
  expect(failures).toEqual([]);
  expect(runs).toBeGreaterThan(0);
}

/** Tells `pnpm soak`, which shows it while the test runs, how far a property has been tried. */
export function noteProgress(property: string, done: number, of: number): void {
  const file = process.env['YANGGUANG_SOAK_PROGRESS'];
  if (file !== undefined) writeFileSync(file, `${property}  ${done}/${of}`);
}
