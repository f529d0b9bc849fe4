import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** Sends a message to the publisher, signed with the secret that both know (Standard Webhooks). */
export async function signedPost(url: string | URL, message: { timestamp: string }, timeoutMs: number) {
  const at = new Date(message.timestamp);
  const body = JSON.stringify(message);
  const id = `msg_${randomUUID()}`;
  return fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(process.env.WEBHOOK_SECRET ?? '').sign(id, at, body),
    },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
}

/** fetch says only "fetch failed"; what failed is its cause. */
export function describeFailure(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
