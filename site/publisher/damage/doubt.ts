import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { YangguangError } from '@yangguang/schemas';
import { alarmOf } from '../operations/alarm-of.ts';
import type { Log } from '../log.ts';

/** Whether an error comes from what the publisher keeps: SQLite says so, or a text of its own cannot be read back. */
export function isDamage(error: unknown): boolean {
  return alarmOf(error) === 'database.damaged' || error instanceof SyntaxError;
}

/** Whether it may come from there: nothing else explains it. */
export function isDoubtful(error: unknown): boolean {
  if (isDamage(error)) return true;
  const isOwn = error instanceof YangguangError && error.code !== 'publisher.page-failed';
  return alarmOf(error) === 'release.failed' && !isOwn;
}

/**
 * Doubt about the databases outlives the process: whoever opens them next reads them through, whatever the marks of
 * the last one say (A6).
 */
export function openDoubt(file: string, log: Log) {
  let isRaised = existsSync(file);
  return {
    isRaised: (): boolean => isRaised,
    raise(error: unknown): void {
      isRaised = true;
      log('databases-in-doubt', { problem: String(error) });
      try {
        writeFileSync(file, String(error));
      } catch (problem) {
        // On a full disk the doubt lives as long as this process.
        log('doubt-not-kept', { problem: String(problem) });
      }
    },
    /** To be called when the databases have been read through. */
    settle(): void {
      isRaised = false;
      rmSync(file, { force: true });
    },
  };
}

export type Doubt = ReturnType<typeof openDoubt>;
