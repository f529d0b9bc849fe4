import type { PlannedPage } from './page-plan.ts';
import type { PageLimits } from './page-watch.ts';
import type { ProvedRecord } from './record-document.ts';
import { startWorker, workersFor, type RenderWorker } from './render-worker.ts';
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

/** What is to be rendered, and what is known of what stands in its place. */
export interface RenderTask {
  pages: readonly PlannedPage[];
  /** As in the plan: no documents, which are proved with the pages. */
  isWhole: boolean;
  knownHash: (url: string) => string | undefined;
}

/** Pages to render, and the hash of what stands at each one's place in the draft; undefined where nothing does. */
export interface Batch {
  isWhole: boolean;
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
  /** Of a full build, the records whose pages they are; undefined for all else. */
  records: (ProvedRecord | undefined)[];
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
  record: ProvedRecord | undefined;
  problem: string | undefined;
}

/**
 * Renders pages on all cores. `take` is told of them as they come; their order says nothing. Once it has settled, no process
 * is left that writes.
 *
 * @param ready - processes that were started before; taken from there as they are needed.
 * @param signal - ends all of them at once.
 */
export async function renderInParallel(
  task: RenderTask,
  settings: PoolSettings,
  ready: RenderWorker[],
  take: (page: PlannedPage, rendered: RenderedPage) => void,
  signal?: AbortSignal,
): Promise<void> {
  const processes = workersFor(task.pages.length, settings);
  const nextBatch = shareOut(task.pages, processes);
  const failure = new AbortController();
  const ending = signal ? AbortSignal.any([signal, failure.signal]) : failure.signal;

  async function run(process: number): Promise<void> {
    const worker = ready.pop() ?? startWorker(settings);
    // One batch waits in the process while the other is rendered, so that it never waits for this one.
    const ask = async (): Promise<void> => {
      for (let pages = nextBatch(process); pages.length > 0; pages = nextBatch(process)) {
        const batch = batchOf(pages, task);
        const answer = await worker.ask(batch);
        ending.throwIfAborted();
        takeAll(pages, batch.known, answer, take);
      }
    };
    const end = (): void => void worker.end();
    ending.addEventListener('abort', end);
    try {
      ending.throwIfAborted();
      await Promise.all([ask(), ask()]);
    } catch (error) {
      failure.abort(error);
      throw error;
    } finally {
      ending.removeEventListener('abort', end);
      await worker.end();
    }
  }
  const runs = await Promise.allSettled(Array.from({ length: processes }, (_, process) => run(process)));
  ending.throwIfAborted();
  for (const done of runs) if (done.status === 'rejected') throw done.reason;
}

function takeAll(
  batch: readonly PlannedPage[],
  known: readonly (string | undefined)[],
  { hashes, keys, keyCounts, records, problems }: BatchAnswer,
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
    take(page, { hash, isChanged, keys: keys.subarray(from, to), record: records[at], problem: problemAt.get(at) });
    from = to;
  }
}

function batchOf(pages: readonly PlannedPage[], { isWhole, knownHash }: RenderTask): Batch {
  const urls = pages.map(({ url }) => url);
  return { isWhole, urls, components: pages.map(({ component }) => component), known: urls.map(knownHash) };
}
