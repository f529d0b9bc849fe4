import { Webhook } from 'standardwebhooks';

/**
 * Headers of a call signed as Standard Webhooks asks.
 *
 * @param secret - `whsec_…`, shared with the receiver.
 * @param id - stays the same when the call is sent again, so that the receiver can tell it from another.
 */
export function signedHeaders(secret: string, id: string, body: string): Record<string, string> {
  const at = new Date();
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
}
