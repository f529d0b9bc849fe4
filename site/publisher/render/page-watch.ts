import { Worker } from 'node:worker_threads';

/** What a page may take. */
export interface PageLimits {
  seconds: number;
  megabytes: number;
}

/** What the watcher is told when it begins. */
export interface WatchOrder {
  state: Int32Array;
  url: Uint8Array;
  limits: PageLimits;
  /** Where it says why it ended the process. */
  file: string;
}

const longestUrl = 2048;
const encoder = new TextEncoder();
let watched: WatchOrder | undefined;

/**
 * Has a thread look at how long the page in hand takes and how much memory (A8). A page that never ends stops all else
 * in its process, so the thread notes which it was and kills the process; who renders next holds that page's record back.
 */
export function watchPages(limits: PageLimits, file: string): void {
  if (watched) return;
  watched = {
    ...{ limits, file },
    state: new Int32Array(new SharedArrayBuffer(8)),
    url: new Uint8Array(new SharedArrayBuffer(longestUrl)),
  };
  new Worker(new URL('./page-watcher.ts', import.meta.url), { workerData: watched, execArgv: [] }).unref();
}

/** Runs the rendering of one page under the eyes of the watcher, if there is one. */
export async function underWatch<T>(url: string, render: () => T | Promise<T>): Promise<T> {
  if (!watched) return render();
  const { state, url: bytes } = watched;
  // An odd count means that the page named is in hand.
  Atomics.store(state, 1, encoder.encodeInto(url, bytes).written);
  Atomics.add(state, 0, 1);
  try {
    return await render();
  } finally {
    Atomics.add(state, 0, 1);
  }
}
