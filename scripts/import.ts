import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './lib/bootstrap/paths.mjs';
import { SetupError, stage } from './lib/bootstrap/stage.mjs';
import { build } from './lib/builds/build.ts';
import { buildSteps } from './lib/builds/steps.ts';
import { settings } from './lib/settings.ts';
import { prepare } from './lib/system/prepare.ts';
import { cmsProgram, type Urls } from './lib/system/programs.ts';
import { takeFolder } from './lib/system/running.ts';

const program = join(root, 'cms', 'dist', 'src', 'plugins', 'importer', 'server', 'cli', 'main.js');

/** A system that is down has nobody to wake up; the publisher asks by itself when it is up. */
const nobody: Urls = { cms: 'http://127.0.0.1:0', portal: '', wakeUp: '' };

/** `pnpm run import`: the importer of the CMS over this installation's data. Usage: `--help`. @returns the exit code */
async function runImporter(): Promise<number> {
  for (const step of buildSteps) await stage(step.label, () => build(step));
  // A system that is up goes on; one that is down stays down, so that no two make the first start together.
  const running = await takeFolder(settings());
  const isUp = 'urls' in running;
  try {
    const urls = (isUp && running.urls) || nobody;
    return await follow(cmsProgram(prepare(settings()), urls).env);
  } finally {
    if (!isUp) running.close();
  }
}

function follow(env: Record<string, string>): Promise<number> {
  const child = spawn(process.execPath, [program, ...process.argv.slice(2)], {
    // Files are named from where the officer stands; pnpm goes to the top of the checkout.
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

try {
  process.exitCode = await runImporter();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
