import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureBaselines } from './lib/bench/baselines.ts';
import { runPublisher } from './lib/bench/full-build.ts';
import { measureHugo } from './lib/bench/hugo.ts';
import { watchMemory } from './lib/bench/peak-memory.ts';
import { percentile } from './lib/bench/percentile.ts';
import { publishToLive } from './lib/bench/publish-to-live.ts';
import { benchTable, type BenchResult } from './lib/bench/result.ts';
import { seedRecords } from './lib/bench/seed-records.ts';
import { SetupError, stage } from './lib/bootstrap/stage.mjs';
import { build } from './lib/builds/build.ts';
import { buildSteps } from './lib/builds/steps.ts';
import { copy } from './lib/copy.mjs';
import { signInStaff } from './lib/officers/staff.ts';
import { settings } from './lib/settings.ts';
import { prepare } from './lib/system/prepare.ts';
import { anyPorts, openSystem } from './lib/system/system.ts';

const { values: options } = parseArgs({
  options: {
    records: { type: 'string', default: '1000' },
    samples: { type: 'string', default: '20' },
    json: { type: 'boolean', default: false },
  },
});
const text = copy.bench;

/** @throws {SetupError} for anything but a whole number of at least `least` */
function count(option: 'records' | 'samples', least: number): number {
  const value = Number(options[option]);
  if (!Number.isInteger(value) || value < least) throw new SetupError(text.badCount(option, options[option], least));
  return value;
}

/** `pnpm bench`: all figures from one run, on the real CMS, publisher and portal, with data of its own. */
async function bench(folder: string, records: number, samples: number): Promise<BenchResult> {
  for (const step of buildSteps) await stage(step.label, () => build(step));
  const installation = prepare(settings(folder));
  await stage(text.seed(records), () => seedRecords(installation, records));
  const system = await openSystem(installation, anyPorts);
  try {
    await stage(copy.start.process(copy.names.cms), system.startCms);
    await stage(copy.start.process(copy.names.portal), system.startPortal);
    await stage(text.pull, () => runPublisher(installation, system.urls, '--once'));
    const full = await stage(text.full, () => runPublisher(installation, system.urls, '--rebuild'));
    const publisher = await stage(copy.start.process(copy.names.publisher), system.startPublisher);
    const peak = watchMemory(publisher.pid);
    const staff = await signInStaff(system.urls.cms, installation.accounts);
    const times = await stage(text.live(samples), () => publishToLive(staff, system.urls, samples));
    const peakRssMb = Math.max(full.peakRssMb, peak());
    await system.stop();
    const baselines = await stage(text.baselines, () => measureBaselines(installation.settings));
    const hugo = await stage(text.hugo, () => measureHugo(records));
    return {
      records,
      fullBuildMs: full.fullBuildMs,
      searchIndexMs: full.searchIndexMs,
      peakRssMb,
      publishToLiveMs: { p50: percentile(times, 0.5), p95: percentile(times, 0.95), samples: times.length },
      baselineMs: { ...baselines, ...(hugo !== undefined && { hugo }) },
    };
  } finally {
    await system.stop();
  }
}

const folder = mkdtempSync(join(tmpdir(), 'yangguang-bench-'));
try {
  const result = await bench(folder, count('records', 100), count('samples', 1));
  console.log(options.json ? JSON.stringify(result) : benchTable(result));
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
