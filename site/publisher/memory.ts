import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How much more than what is needed the heap may hold before it is looked through. Node lets it double and more. */
const slackPercent = 30;
/** Below this a heap is small enough, and looking through it costs more than it gives. */
const largeHeapBytes = 150 * 1024 * 1024;

type Collect = (options: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void;
let collect: Collect | undefined;

/**
 * Keeps the process small: its heap holds little that is needed for long, and on a machine with much memory the engine
 * would rather let it grow than look through it.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${slackPercent}`);
}

/**
 * Gives back to the system what a step of a full build has left behind: lists of a quarter of a million pages, of which
 * a plain collection would leave holes. Takes some tenths of a second, so not for publications.
 */
export function collectGarbage(): void {
  if (getHeapStatistics().total_heap_size < largeHeapBytes) return;
  if (!collect) {
    setFlagsFromString('--expose-gc');
    // What the flag adds to each new context.
    collect = runInNewContext('gc') as Collect;
  }
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
