import { spawn } from 'node:child_process';
import { SetupError, stage } from '../bootstrap/stage.mjs';
import { build } from '../builds/build.ts';
import { buildSteps } from '../builds/steps.ts';
import { settings } from '../settings.ts';
import { prepare } from './prepare.ts';
import { cmsProgram, type Urls } from './programs.ts';
import { takeFolder } from './running.ts';

/** A system that is down has nobody to wake up; the publisher asks by itself when it is up. */
const nobody: Urls = { cms: 'http://127.0.0.1:0', portal: '', wakeUp: '' };

/** Runs a command line program of the CMS over this installation's data, and ends with its exit code. */
export async function runCmsCommand(program: string): Promise<void> {
  try {
    process.exitCode = await run(program);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}

async function run(program: string): Promise<number> {
  for (const step of buildSteps) await stage(step.label, () => build(step));
  // A system that is up goes on; one that is down stays down, so that no two make the first start together.
  const running = await takeFolder(settings());
  const isUp = 'urls' in running;
  try {
    const urls = (isUp && running.urls) || nobody;
    return await follow(program, cmsProgram(prepare(settings()), urls).env);
  } finally {
    if (!isUp) running.close();
  }
}

function follow(program: string, env: Record<string, string>): Promise<number> {
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
