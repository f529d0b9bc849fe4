import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bootstrap/paths.mjs';
import { runTask } from '../checks/task.ts';
import type { PlantedDefect } from './planted.ts';

/** A test that waits for what never comes has waited long enough. */
const waitMs = '30000';

/** Plants a defect, runs the test that must catch it, and takes the defect out again. @returns whether it was caught. */
export async function isCaught({ file, find, replace, caughtBy }: PlantedDefect): Promise<boolean> {
  const path = join(root, 'site', file);
  const sound = readFileSync(path, 'utf8');
  if (!sound.includes(find)) throw new RangeError(`${file} does not hold “${find}”`);
  writeFileSync(path, sound.replace(find, replace));
  try {
    const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'site', '--testTimeout', waitMs, caughtBy];
    const task = { name: caughtBy, folder: 'site', command: process.execPath, args, isSuite: true };
    const { passed, failed } = await runTask(task, process.env);
    // A file that could not even be loaded caught nothing.
    return failed > 0 && passed + failed > 1;
  } finally {
    writeFileSync(path, sound);
  }
}
