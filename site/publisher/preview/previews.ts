import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { PreviewAnswer, type PreviewedRecord } from '@yangguang/schemas';
import { copy } from '../copy.ts';
import type { PageLimits } from '../render/page-watch.ts';
import type { PreviewSettings } from './render-draft.ts';

const program = fileURLToPath(new URL('./preview-process.ts', import.meta.url));
/** Room besides the page, for the code of the site. */
const ownMegabytes = 256;
/** Somebody waits for it before a screen. */
const mostSeconds = 20;
/** With the loading of the code, which takes a second when nothing is wrong. */
const wholeMs = 45_000;
/** Each takes about a second; who comes after these is asked to come again. */
const mostWaiting = 10;

export type Previews = ReturnType<typeof previews>;

/**
 * Pages of drafts, each made in a process of its own: what it was sent goes with it, and a page that never ends takes no
 * publisher with it. One after the other, so that a publication has the machine.
 */
export function previews(limits: PageLimits) {
  const ending = new AbortController();
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  async function next(records: readonly PreviewedRecord[], settings: PreviewSettings): Promise<PreviewAnswer> {
    await last;
    return ending.signal.aborted ? refusal(copy.preview.stopping) : renderApart(records, settings);
  }

  async function renderApart(records: readonly PreviewedRecord[], settings: PreviewSettings): Promise<PreviewAnswer> {
    const seconds = Math.min(limits.seconds, mostSeconds);
    const order = JSON.stringify({ settings, limits: { ...limits, seconds } });
    const args = [`--max-old-space-size=${limits.megabytes + ownMegabytes}`, program, order];
    // What it would say of its end is said here; nothing of a draft gets into a log.
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    const kill = (): void => void child.kill('SIGKILL');
    ending.signal.addEventListener('abort', kill);
    const timer = setTimeout(kill, wholeMs);
    // It may end before it has taken all in; that it gave no answer says enough.
    child.stdin.on('error', () => undefined);
    child.stdin.end(JSON.stringify(records));
    // Rejects when there is no process to be had.
    const closed = once(child, 'close').catch(() => [null]);
    const [said, [code]] = await Promise.all([text(child.stdout), closed]);
    ending.signal.removeEventListener('abort', kill);
    clearTimeout(timer);
    if (ending.signal.aborted) return refusal(copy.preview.stopping);
    if (code === 0) return PreviewAnswer.parse(JSON.parse(said));
    return refusal(said === '' ? copy.preview.notLoaded : copy.preview.tooMuch(seconds));
  }

  return {
    /** The page of the first record, or in Chinese why there is none. */
    async render(records: readonly PreviewedRecord[], settings: PreviewSettings): Promise<PreviewAnswer> {
      if (waiting >= mostWaiting) return refusal(copy.preview.busy);
      waiting += 1;
      const answer = next(records, settings);
      last = answer.catch(() => undefined);
      try {
        return await answer;
      } finally {
        waiting -= 1;
      }
    },
    /** Settles when all who wait have been told. */
    async stop(): Promise<void> {
      ending.abort();
      await last;
      // Their answers are written in the next turn.
      await setImmediate();
    },
  };
}

const refusal = (problem: string): PreviewAnswer => ({ isRendered: false, problem });
