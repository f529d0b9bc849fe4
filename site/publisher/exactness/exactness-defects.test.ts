import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Length } from '../testing/histories/cast.ts';
import { dailyRuns, histories, type Step } from '../testing/histories/commands.ts';
import { makeBase, type Base } from '../testing/histories/history-site.ts';
import { inLongLists, plantedDefects, type Defect } from '../testing/histories/planted-defects.ts';
import { differences } from '../testing/histories/run-history.ts';

/** All defects at night, with `YANGGUANG_DEFECTS=all`; by day those that nearly every history brings to light. */
const isNight = process.env['YANGGUANG_DEFECTS'] === 'all';
const byDay = [
  'what stands at a path is forgotten',
  'a page does not say which types it read',
  'search is not told what is new',
  'search is not told what is withdrawn',
  'withdrawals leave no note',
];
const defects = Object.entries(plantedDefects)
  .filter(([name]) => isNight || byDay.includes(name))
  .map(([name, spoil]) => ({ name, spoil, length: inLongLists.has(name) ? ('long' as const) : ('short' as const) }));

const bases = new Map<Length, Base>();
beforeAll(async () => {
  for (const length of new Set(defects.map((each) => each.length))) bases.set(length, await makeBase(length));
});
afterAll(() => bases.forEach((base) => base.remove()));

/** A publisher that breaks off is found out, too. */
async function isSound(length: Length, steps: Iterable<Step>, spoil: Defect): Promise<boolean> {
  const base = bases.get(length);
  if (!base) throw new RangeError(length);
  try {
    return (await differences(base, steps, spoil)).length === 0;
  } catch {
    return false;
  }
}

test.each(defects)('histories find that $name', { timeout: 3_600_000 }, async ({ spoil, length }) => {
  const property = fc.asyncProperty(histories, (steps) => isSound(length, steps, spoil));
  // The smallest history is of no interest here.
  expect((await fc.check(property, { ...dailyRuns[length], endOnFailure: true })).failed).toBe(true);
});
