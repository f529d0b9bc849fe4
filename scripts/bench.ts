import { mkdtempSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureAstro } from './lib/bench/astro.ts';
import { warnDuringBuilds } from './lib/bench/emergency.ts';
import { startGeneratedFeed } from './lib/bench/generated-feed.ts';
import { measureHugo } from './lib/bench/hugo.ts';
import type { HugoPages } from './lib/bench/hugo-layouts.ts';
import { levelGround } from './lib/bench/level-ground.ts';
import { measurePagefind } from './lib/bench/pagefind.ts';
import { chosenParts, needsCms, type Part } from './lib/bench/parts.ts';
import { watchMemory } from './lib/bench/peak-memory.ts';
import { publishAtOnce, publishToLive, type SigningWay } from './lib/bench/publish-to-live.ts';
import { runPublisher, startToReady } from './lib/bench/publisher-run.ts';
import { articleBytes } from './lib/bench/reading.ts';
import { benchTable, machine, spread, type BenchResult } from './lib/bench/result.ts';
import { seedRecords } from './lib/bench/seed-records.ts';
import { openReader } from './lib/bench/surfaces.ts';
import { SetupError, stage } from './lib/bootstrap/stage.mjs';
import { build } from './lib/builds/build.ts';
import { buildSteps } from './lib/builds/steps.ts';
import { copy } from './lib/copy.mjs';
import { assignSections } from './lib/officers/sections.ts';
import { signInStaff } from './lib/officers/staff.ts';
import { settings } from './lib/settings.ts';
import { prepare, type Installation } from './lib/system/prepare.ts';
import { anyPorts, openSystem, type System } from './lib/system/system.ts';

const { values: options } = parseArgs({
  options: {
    records: { type: 'string', default: '1000' },
    samples: { type: 'string', default: '20' },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const text = copy.bench;
const burstSize = 50;
/** Each of them takes a full build. */
const mostBuilds = 6;
const starts = 3;

/** @throws {SetupError} for anything but a whole number of at least `least` */
function count(option: 'records' | 'samples', least: number): number {
  const value = Number(options[option]);
  if (!Number.isInteger(value) || value < least) throw new SetupError(text.badCount(option, options[option], least));
  return value;
}

/** `pnpm bench`: figures from one run, on the real publisher and portal, with data of its own; officers use the real CMS. */
async function bench(
  folder: string,
  chosen: ReadonlySet<Part>,
  records: number,
  samples: number,
): Promise<BenchResult> {
  for (const step of buildSteps) await stage(step.label, () => build(step));
  const installation = prepare(settings(folder));
  const system = await openSystem(installation, anyPorts);
  const result: BenchResult = { machine: machine(), records };
  const closeFeed = await stage(text.seed(records), () => openFeed(installation, system, chosen, records));
  try {
    await stage(copy.start.process(copy.names.portal), system.startPortal);
    await stage(text.pull, () => runPublisher(installation, system.urls, '--once'));
    await measureBuild(installation, system, chosen, result);
    if (chosen.has('start')) {
      const times = await stage(text.start, () => startToReady(installation, system.urls, starts));
      result.startMs = { samples: times, worst: Math.max(...times) };
    }
    if (chosen.has('reading'))
      result.articleBytes = await articleBytes(system.urls.portal, installation.settings.siteFolder);
    if (needsCms(chosen)) await measureLive(installation, system, chosen, samples, result);
    return result;
  } finally {
    closeFeed();
    await system.stop();
  }
}

/** The records come from the CMS where officers are needed, otherwise from a feed that only answers as the CMS would. */
async function openFeed(
  installation: Installation,
  system: System,
  chosen: ReadonlySet<Part>,
  records: number,
): Promise<() => void> {
  if (!needsCms(chosen)) {
    const { folder } = installation.settings;
    const { OUTBOX_TOKEN } = installation.secrets;
    return (await startGeneratedFeed(join(folder, 'feed'), records, system.urls.cms, OUTBOX_TOKEN)).close;
  }
  await seedRecords(installation, records);
  await system.startCms();
  return () => undefined;
}

/** Everything anew from the snapshot, and what others take for as much. */
async function measureBuild(
  installation: Installation,
  system: System,
  chosen: ReadonlySet<Part>,
  result: BenchResult,
): Promise<void> {
  const { folder } = installation.settings;
  const hugo = (pages: HugoPages) =>
    chosen.has('hugo') ? stage(text.hugo[pages], () => measureHugo(folder, result.records, pages)) : undefined;
  const hugoMs = { equal: await hugo('equal'), bare: await hugo('bare') };
  const astroMs = chosen.has('astro') ? await stage(text.astro, () => measureAstro(installation.settings)) : undefined;
  if (chosen.has('build') || chosen.has('search')) {
    const databases = ['snapshot.db', 'cache.db', 'ledger.db'].map((name) =>
      join(installation.settings.siteFolder, name),
    );
    const rebuild = async () => {
      await levelGround(databases);
      return runPublisher(installation, system.urls, '--rebuild');
    };
    const { ms, searchMs, memory } = await stage(text.full, rebuild);
    const baselines = { hugoMs, ...(astroMs !== undefined && { astroMs }) };
    if (chosen.has('build')) result.build = { ms: ms - searchMs, memory, ...baselines };
    if (chosen.has('search')) result.search = { ms: searchMs };
  }
  if (!chosen.has('pagefind') || !result.search) return;
  result.search.pagefindMs = await stage(text.pagefind, () => measurePagefind(installation.settings));
}

/** From the officer's click to the reader. */
async function measureLive(
  installation: Installation,
  system: System,
  chosen: ReadonlySet<Part>,
  samples: number,
  result: BenchResult,
): Promise<void> {
  const { siteFolder } = installation.settings;
  const publisher = await stage(copy.start.process(copy.names.publisher), system.startPublisher);
  await assignSections(system.urls.cms, installation.accounts);
  const staff = await signInStaff(system.urls.cms, installation.accounts);
  const reader = await openReader(system.urls.portal, siteFolder);
  const peak = watchMemory(publisher.pid);
  try {
    if (chosen.has('live')) {
      const times = await stage(text.live(samples), () => publishToLive(staff, reader, samples));
      result.publishToLiveMs = { ...spread(times), memory: peak() };
    }
    const release = () => Number(readlinkSync(join(siteFolder, 'current')).split('/').at(-1));
    if (chosen.has('burst')) {
      const burst = (way: SigningWay) =>
        stage(text.burst[way](burstSize), () => publishAtOnce(staff, reader, burstSize, release, way));
      result.burst = { together: await burst('together'), apart: await burst('apart') };
    }
    if (chosen.has('emergency')) {
      const warn = () => warnDuringBuilds(installation, system.urls, staff, reader, Math.min(samples, mostBuilds));
      result.emergencyMs = spread(await stage(text.emergency, warn));
    }
  } finally {
    peak();
    reader.close();
  }
}

const folder = mkdtempSync(join(tmpdir(), 'yangguang-bench-'));
try {
  const result = await bench(folder, chosenParts(options.only), count('records', 100), count('samples', 1));
  console.log(options.json ? JSON.stringify(result) : benchTable(result));
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
