import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupError, stage } from './lib/bootstrap/stage.mjs';
import { findChromium } from './lib/browser/chromium.ts';
import { build } from './lib/builds/build.ts';
import { buildSteps } from './lib/builds/steps.ts';
import { runAll } from './lib/checks/schedule.ts';
import { runTask, type Outcome, type Task } from './lib/checks/task.ts';
import { tasks } from './lib/checks/tasks.ts';
import { copy } from './lib/copy.mjs';

/** Two tasks fit the smallest machine that this must pass on. */
const width = 2;
/** Tests never touch the data of an installation in the same checkout. */
const env = { ...process.env, NO_COLOR: '1', YANGGUANG_VAR: mkdtempSync(join(tmpdir(), 'yangguang-test-')) };

/** Set-up and every check; the last line is the sum of all tests that ran. */
async function test(): Promise<number> {
  const made = async (wanted: string): Promise<void> => {
    for (const step of buildSteps.filter(({ name }) => name === wanted)) await stage(step.label, () => build(step));
  };
  await made('schemas');
  // Unpacked here once; suites that run side by side would each do it.
  await stage(copy.test.browser, findChromium);
  // Takes a minute and a core and a half: what can do without begins meanwhile.
  const admin = made('cms');
  const outcomes: Outcome[] = [];
  await runAll(tasks, width, async (task) => {
    if (task.needsAdmin) await admin;
    const startedAt = performance.now();
    const outcome = await runTask(task, env);
    outcomes.push(outcome);
    report(task, outcome, (performance.now() - startedAt) / 1000);
  });
  const sum = (key: 'passed' | 'failed') => outcomes.reduce((total, outcome) => total + outcome[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 ? 0 : 1;
}

/** One line for what passed; for what did not, all that it printed comes before its line. */
function report({ name, isSuite }: Task, { passed, failed, notes, output }: Outcome, seconds: number): void {
  if (failed > 0) console.log(`\n${output.trimEnd()}\n`);
  const verdict = isSuite ? copy.test.counts(passed, failed) : failed === 0 ? copy.test.ok : copy.test.bad;
  console.log([failed === 0 ? '✓' : '✗', name, verdict, `${seconds.toFixed(1)} 秒`, ...notes].join('  '));
}

try {
  process.exitCode = await test();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
