import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Share } from './read-ahead.ts';
import type { Batch, BatchAnswer, PoolSettings } from './render-pool.ts';

/** A process that renders what it is sent. */
export interface RenderWorker {
  /** Batches are answered in order. @throws when the process ends instead. */
  ask: (batch: Batch) => Promise<BatchAnswer>;
  /** Ends it at once; settles when it is gone and writes no more. */
  end: () => Promise<void>;
}

const program = fileURLToPath(new URL('./render-process.ts', import.meta.url));
const mostWorkers = 8;
/** Room for young objects: what a page leaves behind is dropped at once, not copied about. */
const options = ['--max-semi-space-size=32'];

/** How many processes so many pages are worth. */
export function workersFor(pages: number, { worthwhilePages }: PoolSettings): number {
  return Math.min(mostWorkers, availableParallelism(), Math.ceil(pages / worthwhilePages) + 1);
}

/** Those for a full build of so many records, if it is worth any: each record has more pages than one. */
export function workersAhead(records: number, settings: PoolSettings): RenderWorker[] {
  if (records < settings.worthwhilePages) return [];
  const of = workersFor(records, settings);
  return Array.from({ length: of }, (_, at) => startWorker(settings, { at, of }));
}

/**
 * A process needs a second before its first page: it can be had before there is one. What it is asked first is the state
 * of the snapshot that it reads.
 *
 * @param ahead - the part of the snapshot that it brings into the system's cache until then.
 */
export function startWorker(settings: PoolSettings, ahead?: Share): RenderWorker {
  const told = [settings, ahead].map((value) => JSON.stringify(value ?? null));
  const child = fork(program, told, { serialization: 'advanced', execArgv: options });
  const waiting: { resolve: (answer: BatchAnswer) => void; reject: (cause: Error) => void }[] = [];
  const fail = (cause: Error): void => waiting.splice(0).forEach(({ reject }) => reject(cause));
  // One that could not be started at all has said so to those who wait.
  const exited = once(child, 'exit').catch(() => undefined);
  child.on('error', fail);
  child.on('exit', (code, signal) => fail(new Error(`a render process ended by itself: ${code ?? signal}`)));
  // Sent by render-process.ts.
  child.on('message', (message) => waiting.shift()?.resolve(message as BatchAnswer));
  return {
    ask: (batch) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        child.send(batch);
      }),
    async end() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
