import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { histories } from '../testing/histories/commands.ts';
import { makeBase, type Base } from '../testing/histories/history-site.ts';
import { plantedDefects, type Defect } from '../testing/histories/planted-defects.ts';
import { differences } from '../testing/histories/run-history.ts';

/** All defects at night, with `YANGGUANG_DEFECTS=all`; by day those that nearly every history brings to light. */
const isNight = process.env['YANGGUANG_DEFECTS'] === 'all';
const numRuns = isNight ? 400 : 12;
const byDay = [
  'search is not told what is new',
  'what stands at a path is forgotten',
  'a page does not say which types it read',
  'search is not told what is withdrawn',
  'withdrawals leave no note',
];
const defects = Object.entries(plantedDefects).filter(([name]) => isNight || byDay.includes(name));

let base: Base;
beforeAll(async () => {
  base = await makeBase();
});
afterAll(() => base.remove());

/** A publisher that breaks off is found out, too. */
async function isSound(steps: Parameters<typeof differences>[1], spoil: Defect): Promise<boolean> {
  try {
    return (await differences(base, steps, spoil)).length === 0;
  } catch {
    return false;
  }
}

test.each(defects)('histories find that %s', { timeout: 3_600_000 }, async (_, spoil) => {
  const property = fc.asyncProperty(histories, (steps) => isSound(steps, spoil));
  // The smallest history is of no interest here.
  expect((await fc.check(property, { numRuns, endOnFailure: true })).failed).toBe(true);
});
