import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { PlannedPage } from './page-plan.ts';
import type { PageLimits } from './page-watch.ts';
import { shareOut } from './share-out.ts';

export interface PoolSettings {
  entry: string;
  origin: string;
  snapshotFile: string;
  /** Web root under construction: the processes write their pages themselves. */
  publicFolder: string;
  /** Module that makes the search documents. */
  documents: string;
  /** With fewer pages, starting processes costs more than they save. */
  worthwhilePages: number;
  limits: PageLimits;
  /** Where pages are noted that went beyond them. */
  overruns: string;
}

/** Pages to render, and the hash of what stands at each one's place in the draft; undefined where nothing does. */
export interface Batch {
  urls: string[];
  components: string[];
  known: (string | undefined)[];
}

/** What became of a batch, page by page. Flat, so that a quarter of a million pages pass between processes in no time. */
export interface BatchAnswer {
  hashes: string[];
  /** Numbers of the keys that the pages read, one page after the other. */
  keys: Float64Array;
  keyCounts: Uint32Array;
  /** Hashes of the texts of the records whose documents were made; undefined for pages. */
  texts: (string[] | undefined)[];
  problems: Problem[];
}

interface Problem {
  /** Which page of the batch. */
  at: number;
  problem: string;
  /** Set when the machine failed and not the page: `ENOSPC`. */
  faultCode: string | undefined;
}

export interface RenderedPage {
  hash: string;
  isChanged: boolean;
  keys: Float64Array;
  texts: string[] | undefined;
  problem: string | undefined;
}

const mostProcesses = 8;
/** Room for young objects: what a page leaves behind is dropped at once, not copied about. */
const processOptions = ['--max-semi-space-size=32'];

/**
 * Renders pages on all cores. `take` is told of them as they come; their order says nothing. Once it has settled, no process
 * is left that writes.
 *
 * @param signal - ends all of them at once.
 */
export async function renderInParallel(
  pages: readonly PlannedPage[],
  knownHash: (url: string) => string | undefined,
  settings: PoolSettings,
  take: (page: PlannedPage, rendered: RenderedPage) => void,
  signal?: AbortSignal,
): Promise<void> {
  const processes = Math.min(
    mostProcesses,
    availableParallelism(),
    Math.ceil(pages.length / settings.worthwhilePages) + 1,
  );
  const nextBatch = shareOut(pages, processes);
  const failure = new AbortController();
  const ending = signal ? AbortSignal.any([signal, failure.signal]) : failure.signal;

  async function run(process: number): Promise<void> {
    const child = fork(fileURLToPath(new URL('./render-process.ts', import.meta.url)), [JSON.stringify(settings)], {
      serialization: 'advanced',
      execArgv: processOptions,
    });
    // One batch waits in the process while the other is rendered, so that it never waits for this one.
    const ask = async (): Promise<void> => {
      for (let batch = nextBatch(process); batch.length > 0; batch = nextBatch(process)) {
        const known = batch.map(({ url }) => knownHash(url));
        const given = await answer(child, batch, known);
        ending.throwIfAborted();
        takeAll(batch, known, given, take);
      }
    };
    // One that could not be started at all has said so to its queue.
    const exited = once(child, 'exit').catch(() => undefined);
    const kill = (): void => void child.kill('SIGKILL');
    ending.addEventListener('abort', kill);
    try {
      ending.throwIfAborted();
      await Promise.all([ask(), ask()]);
    } catch (error) {
      failure.abort(error);
      throw error;
    } finally {
      ending.removeEventListener('abort', kill);
      kill();
      await exited;
    }
  }
  const runs = await Promise.allSettled(Array.from({ length: processes }, (_, process) => run(process)));
  ending.throwIfAborted();
  for (const done of runs) if (done.status === 'rejected') throw done.reason;
}

function takeAll(
  batch: readonly PlannedPage[],
  known: readonly (string | undefined)[],
  { hashes, keys, keyCounts, texts, problems }: BatchAnswer,
  take: (page: PlannedPage, rendered: RenderedPage) => void,
): void {
  const fault = problems.find(({ faultCode }) => faultCode !== undefined);
  if (fault) throw Object.assign(new Error(fault.problem), { code: fault.faultCode });
  const problemAt = new Map(problems.map(({ at, problem }) => [at, problem]));
  let from = 0;
  for (const [at, page] of batch.entries()) {
    const hash = hashes[at] ?? '';
    const to = from + (keyCounts[at] ?? 0);
    const isChanged = hash !== known[at];
    take(page, { hash, isChanged, keys: keys.subarray(from, to), texts: texts[at], problem: problemAt.get(at) });
    from = to;
  }
}

/** Sends a batch and waits for its answer: the process answers in order. @throws when it ends instead. */
function answer(
  child: ChildProcess,
  pages: readonly PlannedPage[],
  known: (string | undefined)[],
): Promise<BatchAnswer> {
  const waiting = (queues.get(child) ?? newQueue(child)).waiting;
  const batch: Batch = {
    urls: pages.map(({ url }) => url),
    components: pages.map(({ component }) => component),
    known,
  };
  return new Promise((resolve, reject) => {
    waiting.push({ resolve, reject });
    child.send(batch);
  });
}

interface Queue {
  waiting: { resolve: (answer: BatchAnswer) => void; reject: (cause: Error) => void }[];
}

const queues = new WeakMap<ChildProcess, Queue>();

function newQueue(child: ChildProcess): Queue {
  const queue: Queue = { waiting: [] };
  queues.set(child, queue);
  const fail = (cause: Error): void => queue.waiting.splice(0).forEach(({ reject }) => reject(cause));
  child.on('error', fail);
  child.on('exit', (code, signal) => fail(new Error(`a render process ended by itself: ${code ?? signal}`)));
  // Sent by render-process.ts.
  child.on('message', (message) => queue.waiting.shift()?.resolve(message as BatchAnswer));
  return queue;
}
