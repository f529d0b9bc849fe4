import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { liveNumber } from '../../publisher/testing/test-publisher.ts';
import { currentTarget, siteFaults } from '../oracle/release-checker.ts';
import { judge, noteProgress } from '../testing/result.ts';
import { seeded } from '../testing/seeded.ts';
import { startWaitingSite, type WaitingSite } from '../testing/waiting-site.ts';
import { crashState, materialise, record, type Recorded } from './crash-states.ts';
import { recordCycle } from './points.ts';

const states = Number(process.env['YANGGUANG_STATES'] ?? 2000);
/** Every so manieth state is gone on from. */
const recoveredEvery = Number(process.env['YANGGUANG_RECOVER_EVERY'] ?? 20);

/** A full build is written by several processes; what is urgent in it goes out before it, in a release of its own. */
const kinds = [
  { what: 'publication', isRebuild: false, releases: 1 },
  { what: 'full build', isRebuild: true, releases: 2 },
];

describe.each(kinds)('$what', ({ what, isRebuild, releases }) => {
  let site: WaitingSite;
  let recorded: Recorded;
  beforeAll(async () => {
    site = await startWaitingSite();
    if (isRebuild) site.config.parallelPages = 1;
    const calls = await recordCycle(site, { isRebuild });
    recorded = record(calls, site.siteVar, site.siteVar);
  });
  afterAll(() => site.close());

  test('the recorded steps lead to what the cycle made, when nothing is lost', () => {
    const all = { ...recorded, steps: recorded.steps.map((step) => ({ ...step, certainAt: -1 })) };
    materialise(recorded, crashState(all, () => 0.999_999).disk, site.siteVar);
    expect(siteFaults(site.siteVar)).toEqual([]);
    expect(liveNumber(site.siteVar)).toBe(1 + releases);
  });

  test(`${states} disks after a loss of power: readers have one whole release, and the next cycle heals (A2)`, async () => {
    const random = seeded();
    const seen = new Set<string>();
    const failures: string[] = [];
    const unhealed: string[] = [];
    let recovered = 0;
    for (let tries = 0; seen.size < states && tries < states * 3; tries += 1) {
      const { disk, loss } = crashState(recorded, random);
      const name = `${loss.prefix} ${loss.taken}`;
      if (seen.has(name)) continue;
      seen.add(name);
      noteProgress(`A2 loss of power, ${what}`, seen.size, states);
      materialise(recorded, disk, site.siteVar);
      const faults = siteFaults(site.siteVar);
      if (faults.length > 0)
        failures.push(`prefix ${loss.prefix}: ${currentTarget(site.siteVar)} ${faults.slice(0, 3).join('; ')}`);
      if (seen.size % recoveredEvery !== 0) continue;
      recovered += 1;
      await site
        .expectHealed()
        .catch((error: unknown) => unhealed.push(`prefix ${loss.prefix} not healed: ${String(error)}`));
    }
    judge(`A2 loss of power, ${what}: the next cycle heals`, recovered, unhealed.slice(0, 10));
    judge(`A2 loss of power, ${what}: whole release`, seen.size, failures.slice(0, 10));
    expect(readdirSync(site.siteVar)).toContain('current');
  });
});
