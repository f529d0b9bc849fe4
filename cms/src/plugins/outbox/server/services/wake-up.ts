import type { Core } from '@strapi/types';
import { randomUUID } from 'node:crypto';
import type { WakeUp } from '@yangguang/schemas';
import { Webhook } from 'standardwebhooks';
import { copy } from '../../copy';

const TIMEOUT_MS = 2000;

/**
 * Tells the publisher that there is something to fetch (Standard Webhooks). Nobody waits for it and nothing depends on
 * it: the publisher also asks by itself. Calls that come while one is on its way are joined into one.
 */
const wakeUp = ({ strapi }: { strapi: Core.Strapi }) => {
  let waiting: number | null = null;
  let isSending = false;

  async function sendAll(): Promise<void> {
    isSending = true;
    while (waiting !== null) {
      const head = waiting;
      waiting = null;
      // A lost wake-up costs one poll of the publisher; the change itself is committed already.
      await send(head).catch((error: unknown) => strapi.log.warn(copy.wakeUpFailed(head, describe(error))));
    }
    isSending = false;
  }

  return {
    /** Returns at once and never throws. */
    notify(head: number): void {
      if (!process.env.WEBHOOK_URL || !process.env.WEBHOOK_SECRET) return;
      waiting = Math.max(waiting ?? 0, head);
      if (!isSending) void sendAll();
    },
  };
};
export default wakeUp;
export type WakeUpCall = ReturnType<typeof wakeUp>;

async function send(head: number): Promise<void> {
  const { WEBHOOK_URL = '', WEBHOOK_SECRET = '' } = process.env;
  const at = new Date();
  const body = JSON.stringify({
    type: 'outbox.changed',
    timestamp: at.toISOString(),
    data: { head },
  } satisfies WakeUp);
  const id = `msg_${randomUUID()}`;
  const answer = await fetch(WEBHOOK_URL, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(WEBHOOK_SECRET).sign(id, at, body),
    },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
}

/** fetch says only "fetch failed"; what failed is its cause. */
function describe(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
