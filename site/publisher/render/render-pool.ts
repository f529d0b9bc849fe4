import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { PlannedPage } from './page-plan.ts';

export interface PoolSettings {
  entry: string;
  origin: string;
  snapshotFile: string;
  /** Web root under construction: the processes write their pages themselves. */
  publicFolder: string;
  /** With fewer pages, starting processes costs more than they save. */
  worthwhilePages: number;
}

/** A page to render, and the hash of what stands at its place in the draft; undefined where nothing does. */
export interface PoolTask {
  page: PlannedPage;
  known: string | undefined;
}

export interface RenderedPage {
  page: PlannedPage;
  hash: string;
  isChanged: boolean;
  reads: string[];
  problem: string | undefined;
  /** Set when the machine failed and not the page: `ENOSPC`. */
  faultCode: string | undefined;
}

const mostProcesses = 8;
/** Neighbours read the same records, so they go to one process; few enough that all end together. */
const pagesAtOnce = 50;

/** Renders pages on all cores. `onRendered` is told of them as they come; their order says nothing. */
export async function renderInParallel(
  tasks: readonly PoolTask[],
  settings: PoolSettings,
  onRendered: (pages: RenderedPage[]) => void,
): Promise<void> {
  let next = 0;
  async function run(): Promise<void> {
    const child = fork(fileURLToPath(new URL('./render-process.ts', import.meta.url)), [JSON.stringify(settings)], {
      serialization: 'advanced',
      execArgv: [],
    });
    try {
      while (next < tasks.length) {
        const batch = tasks.slice(next, (next += pagesAtOnce));
        onRendered(await answer(child, batch));
      }
    } finally {
      child.kill('SIGKILL');
    }
  }
  const processes = Math.min(
    mostProcesses,
    availableParallelism(),
    Math.ceil(tasks.length / settings.worthwhilePages) + 1,
  );
  await Promise.all(Array.from({ length: processes }, run));
}

/** Sends a batch and waits for its pages. @throws when the process ends instead. */
function answer(child: ChildProcess, batch: PoolTask[]): Promise<RenderedPage[]> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null, signal: string | null): void =>
      reject(new Error(`a render process ended by itself: ${code ?? signal}`));
    child.once('exit', ended);
    child.once('error', reject);
    child.once('message', (pages) => {
      child.off('exit', ended);
      child.off('error', reject);
      // Sent by render-process.ts.
      resolve(pages as RenderedPage[]);
    });
    child.send(batch);
  });
}
