import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SetupError, stage } from './lib/bootstrap/stage.mjs';
import { build } from './lib/builds/build.ts';
import { buildSteps } from './lib/builds/steps.ts';
import { copy } from './lib/copy.mjs';
import { settings } from './lib/settings.ts';
import { prepare } from './lib/system/prepare.ts';
import { cmsProgram, portalProgram, publisherProgram, type Program } from './lib/system/programs.ts';
import { usualPorts } from './lib/system/system.ts';

/**
 * Makes a machine ready for the units of `scripts/deploy/systemd`: builds, makes what an installation needs in the data
 * folder, and writes there the settings of each process, `cms.env` and so on. Run again after an update; what was made
 * once stays. `--portal` is the address that readers know.
 */
async function setUp(portal: string | undefined): Promise<void> {
  if (!portal || !URL.canParse(portal)) throw new SetupError(copy.setUp.usage);
  for (const step of buildSteps) await stage(step.label, () => build(step));
  const installation = await stage(copy.start.prepare, () => prepare(settings()));
  const local = (port: number) => `http://127.0.0.1:${port}`;
  const urls = { cms: local(usualPorts.cms), portal: local(usualPorts.portal), wakeUp: local(usualPorts.wakeUp) };
  const programs = [
    demandingSecondFactor(cmsProgram(installation, { ...urls, portal })),
    // It looks on this machine whether a release is live.
    publisherProgram(installation, urls),
    portalProgram(installation, urls),
  ];
  for (const program of programs) writeEnvironment(installation.settings.folder, program);
  console.log(copy.setUp.done(installation.settings.folder));
}

/** Whoever signs in to a system that serves a bureau needs the code of an app as well (decision 0052). */
const demandingSecondFactor = (program: Program): Program => ({
  ...program,
  env: { ...program.env, YANGGUANG_SIGN_IN: 'strict' },
});

/** In the form of systemd's `EnvironmentFile`; readable by its owner only, for it holds secrets. */
function writeEnvironment(folder: string, { key, env }: Program): void {
  const lines = Object.entries(env).map(([name, value]) => `${name}=${JSON.stringify(value)}\n`);
  writeFileSync(join(folder, `${key}.env`), lines.join(''), { mode: 0o600 });
}

try {
  await setUp(parseArgs({ options: { portal: { type: 'string' } } }).values.portal);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
