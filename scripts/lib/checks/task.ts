import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capture, CommandError } from '../bootstrap/capture.mjs';
import { root } from '../bootstrap/paths.mjs';
import { readVitestReport, type Tally } from './vitest-report.ts';

/** One part of `npm test`: a program of a package, judged by its exit code, or a Vitest suite, judged by its report too. */
export interface Task {
  name: string;
  /** Package that it runs in; the top of the checkout when absent. */
  folder?: string;
  command: string;
  args: string[];
  isSuite?: boolean;
  /** Waits until the admin interface is built. */
  needsAdmin?: boolean;
}

export interface Outcome extends Tally {
  output: string;
}

/** Runs a task to its end, whatever that is; nothing it prints is lost. */
export async function runTask(
  { folder = '', command, args, isSuite = false }: Task,
  env: NodeJS.ProcessEnv,
): Promise<Outcome> {
  const report = join(mkdtempSync(join(tmpdir(), 'yangguang-report-')), 'report.json');
  const reporters = isSuite ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : [];
  const { output, succeeded } = await end(command, [...args, ...reporters], join(root, folder), env);
  const tally = isSuite ? readVitestReport(report) : { passed: 0, failed: 0, notes: [] };
  // A suite may fail without a failed test (an unhandled error, a missing file): that counts as one.
  const failed = succeeded || tally.failed > 0 ? tally.failed : 1;
  return { ...tally, failed, output };
}

async function end(command: string, args: string[], cwd: string, env: NodeJS.ProcessEnv) {
  try {
    const { output } = await capture(command, args, { cwd, env });
    return { output, succeeded: true };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return { output: error.output, succeeded: false };
  }
}
