import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bootstrap/paths.mjs';
import { copy } from '../copy.mjs';
import { runTask } from '../checks/task.ts';
import type { PlantedDefect } from './planted.ts';

/** Of the site's suite, where a test that waits for what never comes has waited long enough. */
const site = ['--project', 'site', '--testTimeout', '30000'];

/** Plants a defect, runs the test that must catch it, and takes the defect out again. @returns whether it was caught. */
export async function isCaught({ package: folder = 'site', ...defect }: PlantedDefect): Promise<boolean> {
  const { find, replace, caughtBy } = defect;
  const path = join(root, folder, defect.file);
  const sound = readFileSync(path, 'utf8');
  if (!sound.includes(find)) throw new RangeError(`${defect.file} does not hold “${find}”`);
  writeFileSync(
    path,
    sound.replace(find, () => replace),
  );
  try {
    // One failure is enough.
    const args = ['node_modules/vitest/vitest.mjs', 'run', '--bail=1', ...(folder === 'site' ? site : []), caughtBy];
    const task = { name: caughtBy, folder, command: process.execPath, args, isSuite: true };
    const { failed, notes } = await runTask(task, process.env);
    // A file that could not even be loaded caught nothing.
    return failed > 0 && !notes.some((note) => note === copy.test.empty || note === copy.test.noReport);
  } finally {
    writeFileSync(path, sound);
  }
}
