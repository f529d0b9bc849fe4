import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bootstrap/paths.mjs';
import { setupCommand } from '../bootstrap/setup-command.mjs';
import { fingerprint } from './fingerprint.ts';
import type { BuildStep } from './steps.ts';

const stampFolder = join(root, 'node_modules', '.cache', 'yangguang');

/** Runs the step unless its inputs are those of the last time and its outputs are still there. */
export async function build(step: BuildStep): Promise<void> {
  const stamp = join(stampFolder, step.name);
  const inputs = fingerprint(root, step.inputs);
  const isCurrent = existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs;
  if (isCurrent && step.outputs.every((output) => existsSync(join(root, output)))) return;
  // A build that breaks off must not pass for a finished one.
  rmSync(stamp, { force: true });
  await setupCommand(step.label, `build-${step.name}`, process.execPath, step.args, {
    cwd: join(root, step.folder),
    env: { ...process.env, NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true', ASTRO_TELEMETRY_DISABLED: '1' },
  });
  mkdirSync(stampFolder, { recursive: true });
  writeFileSync(stamp, inputs);
}
