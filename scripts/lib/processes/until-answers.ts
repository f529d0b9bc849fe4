import { setTimeout as wait } from 'node:timers/promises';
import { SetupError } from '../bootstrap/stage.mjs';
import { copy } from '../copy.mjs';
import { tail, type Child } from './child.ts';

/**
 * Waits until `url` answers: with anything, or with success.
 *
 * @throws {SetupError} with the end of its log, when the child ends first or the time is up
 */
export async function untilAnswers(
  child: Pick<Child, 'name' | 'log' | 'hasEnded'>,
  url: string,
  wanted: 'anything' | 'success' = 'success',
  timeoutMs = 120_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const status = await statusOf(url);
    if (status !== undefined && (wanted === 'anything' || (status >= 200 && status < 300))) return;
    if (child.hasEnded()) throw new SetupError(`${copy.process.ended(child.name, child.log)}\n${tail(child)}`);
    if (Date.now() > deadline)
      throw new SetupError(`${copy.process.silent(child.name, url, child.log)}\n${tail(child)}`);
    await wait(50);
  }
}

/** @returns undefined while nobody listens */
async function statusOf(url: string): Promise<number | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
    await response.body?.cancel();
    return response.status;
  } catch {
    return undefined;
  }
}
