import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTask } from '../checks/task.ts';
import type { SoakPart } from './parts.ts';
import { showProgress } from './progress.ts';

const vitest = 'node_modules/vitest/vitest.mjs';

/** How often a property was tried, and how often it did not hold. */
export interface SoakRow {
  property: string;
  runs: number;
  failures: number;
}

/** Runs a part to its end, drawing what is random from a seed. @returns its rows, and all it printed when something failed. */
export async function runPart(part: SoakPart, seed: number): Promise<{ rows: SoakRow[]; output: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'yangguang-soak-'));
  const [results, progress] = [join(folder, 'rows'), join(folder, 'progress')];
  const config = part.isLongForm ? ['--config', 'vitest.soak.config.ts'] : ['--project', 'site', '--testTimeout', '0'];
  const [command, ...args] = [...part.under, process.execPath, vitest, 'run', ...config, part.file];
  const common = { NO_COLOR: '1', YANGGUANG_EXACT: 'yes', YANGGUANG_SEED: String(seed) };
  const told = { YANGGUANG_SOAK_RESULTS: results, YANGGUANG_SOAK_PROGRESS: progress };
  const env = { ...process.env, ...common, ...part.env, ...told };
  const stopShowing = showProgress(progress);
  const outcome = await runTask({ name: part.id, folder: 'site', command, args, isSuite: true }, env).finally(
    stopShowing,
  );
  const rows = existsSync(results) ? readFileSync(results, 'utf8').split('\n').filter(Boolean).map(toRow) : [];
  const tests = {
    property: `${part.id} ${part.file}`,
    runs: outcome.passed + outcome.failed,
    failures: outcome.failed,
  };
  return { rows: [...rows, tests], output: outcome.failed > 0 ? outcome.output : '' };
}

/** Written by `judge` of the site's fault tests. */
const toRow = (line: string): SoakRow => JSON.parse(line) as SoakRow;
