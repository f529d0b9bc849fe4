import { parseArgs } from 'node:util';
import { SetupError, stage } from './lib/bootstrap/stage.mjs';
import { build } from './lib/builds/build.ts';
import { buildSteps } from './lib/builds/steps.ts';
import { copy } from './lib/copy.mjs';
import { tail, type Child } from './lib/processes/child.ts';
import { settings } from './lib/settings.ts';
import { clearHalfLoaded, isDemoLoaded, loadDemo } from './lib/system/load-demo.ts';
import { prepare } from './lib/system/prepare.ts';
import { takeFolder, type Running } from './lib/system/running.ts';
import { openSystem, usualPorts, type System } from './lib/system/system.ts';
import { asItIs, watching } from './lib/system/watching.ts';
import { welcome } from './lib/system/welcome.ts';

/** `--no-demo` begins with an empty system; `--watch` (`pnpm dev`) restarts what is being changed. */
const flag = { type: 'boolean', default: false } as const;
const { values: options } = parseArgs({ options: { 'no-demo': flag, watch: flag } });

/** Everything up, with the demo bureau, until Ctrl-C or until one of the processes dies. */
async function start(running: Running): Promise<void> {
  for (const step of buildSteps) await stage(step.label, () => build(step));
  clearHalfLoaded(settings());
  const isDemo = !options['no-demo'] && !isDemoLoaded(settings());
  const installation = await stage(copy.start.prepare, () => prepare(settings(), { isDemo }));
  const system = await openSystem(installation, usualPorts, options.watch ? watching : asItIs);
  const signal = nextSignal();
  try {
    await Promise.race([run(system, installation, running), signal]);
  } finally {
    await stage(copy.start.stop, system.stop);
  }
}

async function run(system: System, installation: ReturnType<typeof prepare>, running: Running): Promise<void> {
  const cms = await stage(copy.start.process(copy.names.cms), system.startCms);
  if (!options['no-demo'] && !isDemoLoaded(installation.settings))
    await stage(copy.start.demo, () => loadDemo({ ...installation, cmsUrl: system.urls.cms }));
  const portal = await stage(copy.start.process(copy.names.portal), system.startPortal);
  const publisher = await stage(copy.start.process(copy.names.publisher), system.startPublisher);
  await stage(copy.start.firstRelease, () => system.firstRelease(publisher));
  running.announce(system.urls);
  console.log(welcome(system.urls, installation));
  const dead = await Promise.race([cms, publisher, portal].map((child) => child.ended.then(() => child)));
  throw new SetupError(deathNotice(dead));
}

/** Settles at Ctrl-C or at a request to end. More of them change nothing: npm and the terminal may both send one. */
function nextSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve());
  });
}

function deathNotice(child: Child): string {
  return `${copy.start.died(child.name, child.log)}\n${tail(child)}`;
}

const running = await takeFolder(settings());
if ('urls' in running) {
  console.log(running.urls ? copy.start.alreadyRunning(running.urls) : copy.start.alreadyStarting);
} else {
  try {
    await start(running);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  } finally {
    running.close();
  }
  process.exit();
}
