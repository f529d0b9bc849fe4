import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { histories } from '../testing/histories/commands.ts';
import { makeBase, type Base } from '../testing/histories/history-site.ts';
import { differences } from '../testing/histories/run-history.ts';

/** More of them at night: `YANGGUANG_HISTORIES=2000`. */
const numRuns = Number(process.env['YANGGUANG_HISTORIES'] ?? 100);

let base: Base;
beforeAll(async () => {
  base = await makeBase();
});
afterAll(() => base.remove());

test(
  `after ${numRuns} random histories the release equals a clean build byte for byte, and search answers alike`,
  { timeout: 8 * 3_600_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (steps) => {
        expect(await differences(base, steps)).toEqual([]);
      }),
      { numRuns },
    );
  },
);
