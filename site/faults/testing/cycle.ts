import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { PublisherConfig } from '../../publisher/config.ts';

const childFile = fileURLToPath(new URL('../../publisher/testing/publish-child.ts', import.meta.url));

/** How a cycle in a process of its own is run. */
export interface CycleOptions {
  /** The process kills itself when this event is logged. */
  killAt?: string;
  /** The process stops, as by SIGSTOP, when this event is logged. */
  stopAt?: string;
  /** Whether everything is built anew. */
  isRebuild?: boolean;
  /** A command to run it under, such as strace with its arguments. */
  under?: readonly string[];
  env?: Record<string, string>;
}

export interface CycleEnd {
  /** 0: all done; 2: something is left to do; 1: it failed; null: killed. */
  code: number | null;
  signal: string | null;
  output: string;
}

export interface RunningCycle {
  pid: number;
  /** Settles when the cycle begins: the publisher is open. */
  opened: Promise<void>;
  ended: Promise<CycleEnd>;
  /** Sends a signal to the whole process group: SIGKILL, unless told otherwise. */
  kill: (signal?: NodeJS.Signals) => void;
  output: () => string;
}

/** Starts one cycle of the real publisher as leader of its own process group. */
export function startCycle(config: PublisherConfig, options: CycleOptions = {}): RunningCycle {
  const { killAt, stopAt, isRebuild = false, under = [], env } = options;
  const signal = killAt ? [killAt] : stopAt ? [stopAt, 'SIGSTOP'] : [];
  const rebuild = isRebuild ? ['--rebuild'] : [];
  const command = [...under, process.execPath, childFile, JSON.stringify(config), ...rebuild, ...signal];
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: { ...process.env, ...env },
  });
  let output = '';
  let noteOpen = (): void => undefined;
  const opened = new Promise<void>((resolve) => (noteOpen = resolve));
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('"event":"open"')) noteOpen();
    });
  const ended = once(child, 'close').then(([code, signal]) => {
    noteOpen();
    return { code: code as number | null, signal: signal as string | null, output };
  });
  const pid = child.pid ?? 0;
  return { pid, opened, ended, kill: (sent = 'SIGKILL') => signalGroup(pid, sent), output: () => output };
}

export const runCycle = (config: PublisherConfig, options: CycleOptions = {}): Promise<CycleEnd> =>
  startCycle(config, options).ended;

/** A group that has ended meanwhile is dead enough. */
function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
