import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { AlarmCode } from '@yangguang/schemas';
import { copy } from '../copy.ts';
import type { Publisher } from '../open-publisher.ts';
import type { CheckResult } from './check-live.ts';

/** Paths that an alarm names; the rest is in the log and in `self-check.json`. */
const namedPaths = 10;

const healedAlarms = ['database.damaged', 'ledger.restored', 'ledger.incomplete'] as const;

/**
 * Compares the live release with a clean build of the same snapshot, in a process of its own and beside publications
 * (C-7). A mismatch turns incremental builds off and raises an alarm: the next cycle builds everything anew, and so
 * does each one after it until somebody turns incremental builds on again, or the code is another.
 *
 * @throws when the check could not be made.
 */
export async function selfCheck(publisher: Publisher, signal?: AbortSignal): Promise<CheckResult> {
  const { alarms, checks, bundle, log } = publisher;
  log('self-check-began');
  const result = await checkApart(publisher, signal);
  if (result.outcome === 'busy') {
    log('self-check-postponed');
    return result;
  }
  const { release, different, altered } = result;
  if (different.length > 0) checks.distrust(release, bundle.id, different);
  // What was made again in the place of damaged data has proved to be right.
  else for (const code of healedAlarms) alarms.clear(code);
  const found = findingsOf(result);
  for (const { code, where } of found) alarms.raise(code, where);
  // Until somebody has looked into it, a mismatch stays.
  for (const code of ['release.altered', 'links.broken', 'release.path-lost'] as const)
    if (!found.some((each) => each.code === code)) alarms.clear(code);
  checks.checked();
  alarms.clear('self-check.overdue');
  log('self-checked', { release, different: different.length, altered: altered.length, paths: different.slice(0, 50) });
  return result;
}

/** Trusts incremental builds again, after somebody has looked into the mismatch. */
export function resumeIncremental({ checks, alarms, log }: Publisher): void {
  checks.trust();
  alarms.clear('release.mismatch');
  log('incremental-resumed');
}

async function checkApart({ config, bundle }: Publisher, signal?: AbortSignal): Promise<CheckResult> {
  const program = fileURLToPath(new URL('./check-process.ts', import.meta.url));
  const child = fork(program, [JSON.stringify({ config, bundle })], { execArgv: [], ...(signal && { signal }) });
  let result: CheckResult | undefined;
  child.on('message', (message) => {
    // Sent by check-process.ts.
    result = message as CheckResult;
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (!result) throw new Error(`the self-check ended by itself: ${code ?? 'killed'}`);
  return result;
}

/** What a check found wrong, by the alarm that says so. */
export function findingsOf(result: CheckResult): { code: AlarmCode; where: string }[] {
  if (result.outcome === 'busy') return [];
  const { release, different, altered, broken, lost } = result;
  const found = [
    { code: 'release.mismatch', paths: different },
    { code: 'release.altered', paths: altered },
    { code: 'links.broken', paths: broken },
    { code: 'release.path-lost', paths: lost },
  ] as const;
  return found
    .filter(({ paths }) => paths.length > 0)
    .map(({ code, paths }) => ({
      code,
      where: copy.selfCheck.where(release, paths.slice(0, namedPaths), paths.length),
    }));
}
