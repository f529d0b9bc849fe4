import { setTimeout as wait } from 'node:timers/promises';
import { SetupError } from '../bootstrap/stage.mjs';
import { copy } from '../copy.mjs';
import { tail, type Child } from './child.ts';

/**
 * Waits until `url` answers with success.
 *
 * @throws {SetupError} with the end of its log, when the child ends first or the time is up
 */
export async function untilAnswers(child: Child, url: string, timeoutMs = 120_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await answers(url))) {
    if (child.hasEnded()) throw new SetupError(`${copy.process.ended(child.name, child.log)}\n${tail(child)}`);
    if (Date.now() > deadline)
      throw new SetupError(`${copy.process.silent(child.name, url, child.log)}\n${tail(child)}`);
    await wait(100);
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    // Not listening yet: that is what is being waited for.
    return false;
  }
}
