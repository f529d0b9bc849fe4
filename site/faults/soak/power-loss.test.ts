import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { liveNumber } from '../../publisher/testing/test-publisher.ts';
import { currentTarget, siteFaults } from '../oracle/release-checker.ts';
import { judge } from '../testing/result.ts';
import { seeded } from '../testing/seeded.ts';
import { startWaitingSite, type WaitingSite } from '../testing/waiting-site.ts';
import { crashState, materialise, record, type Recorded } from './crash-states.ts';
import { recordCycle } from './points.ts';

const states = Number(process.env['YANGGUANG_STATES'] ?? 2000);
/** Every so manieth state is gone on from. */
const recoveredEvery = Number(process.env['YANGGUANG_RECOVER_EVERY'] ?? 20);

let site: WaitingSite;
let recorded: Recorded;
beforeAll(async () => {
  site = await startWaitingSite();
  const calls = await recordCycle(site);
  recorded = record(calls, site.siteVar, site.siteVar);
});
afterAll(() => site.close());

test('the recorded steps lead to what the cycle made, when nothing is lost', () => {
  const all = { ...recorded, steps: recorded.steps.map((step) => ({ ...step, certainAt: -1 })) };
  materialise(recorded, crashState(all, () => 0.999_999).disk, site.siteVar);
  expect(siteFaults(site.siteVar)).toEqual([]);
  expect(liveNumber(site.siteVar)).toBe(2);
});

test(`${states} disks after a loss of power: readers have one whole release, and the next cycle heals (A2)`, async () => {
  const random = seeded();
  const seen = new Set<string>();
  const failures: string[] = [];
  let recovered = 0;
  for (let tries = 0; seen.size < states && tries < states * 3; tries += 1) {
    const { disk, loss } = crashState(recorded, random);
    const name = `${loss.prefix} ${loss.taken}`;
    if (seen.has(name)) continue;
    seen.add(name);
    materialise(recorded, disk, site.siteVar);
    const faults = siteFaults(site.siteVar);
    if (faults.length > 0)
      failures.push(`prefix ${loss.prefix}: ${currentTarget(site.siteVar)} ${faults.slice(0, 3).join('; ')}`);
    if (seen.size % recoveredEvery !== 0) continue;
    recovered += 1;
    await site
      .expectHealed()
      .catch((error: unknown) => failures.push(`prefix ${loss.prefix} not healed: ${String(error)}`));
  }
  judge('A2 loss of power: whole release', seen.size, failures.slice(0, 10));
  judge('A2 loss of power: the next cycle heals', recovered, []);
  expect(readdirSync(site.siteVar)).toContain('current');
});
