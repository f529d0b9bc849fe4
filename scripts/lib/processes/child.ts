import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const followParent = new URL('follow-parent.mjs', import.meta.url).href;
const isWindows = process.platform === 'win32';

export interface ChildOptions {
  /** What people call it. */
  name: string;
  /** A Node program and its arguments. */
  args: string[];
  cwd: string;
  env: Record<string, string>;
  /** File for all it prints; begun anew at each start. */
  log: string;
}

export interface Child {
  name: string;
  log: string;
  pid: number;
  /** Settles when the process has ended, for whatever reason. */
  ended: Promise<void>;
  hasEnded: () => boolean;
  /** Asks the process and all it started to end; after five seconds it is made to. */
  stop: () => Promise<void>;
}

/** Starts a Node program in a process group of its own, so that Ctrl-C reaches it only through `stop`. */
export function startChild({ name, args, cwd, env, log }: ChildOptions): Child {
  mkdirSync(dirname(log), { recursive: true });
  const output = openSync(log, 'w', 0o600);
  const child = spawn(process.execPath, ['--import', followParent, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', output, output, 'ipc'],
    detached: !isWindows,
  });
  closeSync(output);
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  }).then(() => {
    hasEnded = true;
  });
  const pid = child.pid ?? 0;
  const signal = (kind: NodeJS.Signals) => (isWindows ? child.kill(kind) : signalGroup(pid, kind));
  const stop = async () => {
    signal('SIGTERM');
    await Promise.race([ended, wait(5000, undefined, { ref: false })]);
    // What the program itself started may outlive it.
    signal('SIGKILL');
    await ended;
  };
  return { name, log, pid, ended, hasEnded: () => hasEnded, stop };
}

function signalGroup(pid: number, kind: NodeJS.Signals): void {
  try {
    if (pid > 0) process.kill(-pid, kind);
  } catch (error) {
    // Nobody is left in the group.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** The last lines that a child printed. */
export function tail(child: Pick<Child, 'log'>, lines = 20): string {
  return readFileSync(child.log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}
