import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './lib/bootstrap/paths.mjs';
import { SetupError, stage } from './lib/bootstrap/stage.mjs';
import { build } from './lib/builds/build.ts';
import { buildSteps } from './lib/builds/steps.ts';
import { settings } from './lib/settings.ts';
import { prepare } from './lib/system/prepare.ts';
import { publisherProgram, type Urls } from './lib/system/programs.ts';
import { takeFolder } from './lib/system/running.ts';

const program = join(root, 'site', 'publisher', 'cli', 'main.ts');

/** Where nobody answers: the command then opens a publisher of its own. */
const nowhere = 'http://127.0.0.1:0';
const nobody: Urls = { cms: nowhere, portal: nowhere, wakeUp: nowhere };

/** `pnpm publisher`: the publisher's command line over this installation's data. Usage: `help`. @returns the exit code */
async function runPublisherCommand(): Promise<number> {
  for (const step of buildSteps.filter(({ name }) => name === 'schemas')) await stage(step.label, () => build(step));
  // While a command has the folder to itself, no start may take it.
  const running = await takeFolder(settings());
  const isUp = 'urls' in running;
  try {
    return await follow(publisherProgram(prepare(settings()), (isUp && running.urls) || nobody).env);
  } finally {
    if (!isUp) running.close();
  }
}

/** A service manager may have set some of the settings; those are right. */
function follow(env: Record<string, string>): Promise<number> {
  const child = spawn(process.execPath, [program, ...process.argv.slice(2)], {
    cwd: join(root, 'site'),
    env: { INIT_CWD: process.cwd(), ...env, ...process.env },
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

try {
  process.exitCode = await runPublisherCommand();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
