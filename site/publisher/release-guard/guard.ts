import { fork, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Log } from '../log.ts';
import type { ExpectedRelease } from './find-alterations.ts';
import type { Finding } from './guard-process.ts';

export interface Guard {
  /** What was found and is still to be put right. */
  finding: () => Finding | undefined;
  /** What was found has been put right. */
  healed: () => void;
  stop: () => void;
}

/** Time between the end of one look and the next; with a look of the largest site it stays under a minute. */
const everyMs = 20_000;

/**
 * Watches over the served release in a process of its own, at the lowest priority (A16).
 *
 * @param expected - the release that ought to be served; undefined while there is none, or it is just being switched.
 * @param onFinding - asks for a cycle, in which it is put right.
 */
export function guardRelease(
  siteVar: string,
  expected: () => ExpectedRelease | undefined,
  onFinding: (finding: Finding) => void,
  log: Log,
  restMs = everyMs,
): Guard {
  let finding: Finding | undefined;
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  function start(): ChildProcess {
    const program = fileURLToPath(new URL('./guard-process.ts', import.meta.url));
    const started = fork(program, [siteVar], { execArgv: [], serialization: 'advanced' });
    started.on('message', (answer: { finding?: Finding | null; problem?: string }) => {
      if (answer.problem !== undefined) log('guard-failed', { problem: answer.problem });
      if (answer.finding && !isStopped) take(answer.finding);
      later();
    });
    started.once('exit', () => {
      child = undefined;
      if (!isStopped) later();
    });
    return started;
  }

  /** A switch that came between the question and the look is no harm, and leaves no evidence of any. */
  function take(answer: Finding): void {
    if (expected()?.number === answer.release) onFinding((finding = answer));
    else rmSync(answer.evidence, { recursive: true, force: true });
  }

  function look(): void {
    const wanted = finding === undefined ? expected() : undefined;
    if (wanted === undefined) return later();
    child ??= start();
    child.send(wanted);
  }

  function later(): void {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(look, restMs);
  }

  later();
  return {
    finding: () => finding,
    healed: () => (finding = undefined),
    stop(): void {
      isStopped = true;
      clearTimeout(timer);
      child?.kill('SIGKILL');
    },
  };
}
