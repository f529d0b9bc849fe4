import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/types';
import type { WakeUp } from '@yangguang/schemas';
import { copy } from '../../copy';
import { describeFailure, signedPost } from './signed-post';

const TIMEOUT_MS = 2000;
/** So long may what belongs together keep the publisher asleep. */
const LONGEST_HOLD_MS = 3000;

/** Publications that are told of together. */
interface Hold {
  since: number;
  head: number | null;
}

/**
 * Tells the publisher that there is something to fetch (Standard Webhooks). Nobody waits for it and nothing depends on
 * it: the publisher also asks by itself. Calls that come while one is on its way are joined into one.
 */
const wakeUp = ({ strapi }: { strapi: Core.Strapi }) => {
  let waiting: number | null = null;
  let isSending = false;
  const holds = new AsyncLocalStorage<Hold>();

  async function sendAll(): Promise<void> {
    isSending = true;
    while (waiting !== null) {
      const head = waiting;
      waiting = null;
      // A lost wake-up costs one poll of the publisher; the change itself is committed already.
      await send(head).catch((error: unknown) => strapi.log.warn(copy.wakeUpFailed(head, describeFailure(error))));
    }
    isSending = false;
  }

  function call(head: number): void {
    if (!process.env.WEBHOOK_URL || !process.env.WEBHOOK_SECRET) return;
    waiting = Math.max(waiting ?? 0, head);
    if (!isSending) void sendAll();
  }

  return {
    /** Returns at once and never throws. */
    notify(head: number): void {
      const hold = holds.getStore();
      if (!hold) return call(head);
      hold.head = head;
      if (performance.now() - hold.since < LONGEST_HOLD_MS) return;
      release(hold);
      hold.since = performance.now();
    },

    /**
     * What `work` lets out is told of when it is done, so that it becomes one release and not one for each part of it; a
     * long one every few seconds.
     */
    async together<T>(work: () => Promise<T>): Promise<T> {
      const hold: Hold = { since: performance.now(), head: null };
      try {
        return await holds.run(hold, work);
      } finally {
        release(hold);
      }
    },
  };

  function release(hold: Hold): void {
    if (hold.head !== null) call(hold.head);
    hold.head = null;
  }
};
export default wakeUp;
export type WakeUpCall = ReturnType<typeof wakeUp>;

async function send(head: number): Promise<void> {
  const message: WakeUp = { type: 'outbox.changed', timestamp: new Date().toISOString(), data: { head } };
  const answer = await signedPost(process.env.WEBHOOK_URL ?? '', message, TIMEOUT_MS);
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
}
