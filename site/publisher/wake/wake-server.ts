import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { WakeUp } from '@yangguang/schemas';
import { Webhook } from 'standardwebhooks';

/** A wake-up is a few hundred bytes. */
const maxBodyBytes = 64 * 1024;
/** Ids of accepted calls are remembered as long as their time stamp is accepted, and then some. */
const rememberedMs = 15 * 60 * 1000;

/**
 * Takes the signed wake-up of the CMS (Standard Webhooks). It carries nothing but “look now”: forged, altered or
 * repeated calls are refused, and a lost one costs a poll. A plain GET answers how the publisher is.
 */
export function wakeServer(secret: string, onWake: () => void, health: () => object): Server {
  const webhook = new Webhook(secret);
  const seen = new Map<string, number>();
  return createServer((request, response) => {
    if (request.method === 'GET') return void answerHealth(response, health());
    answer(request, webhook, seen, onWake)
      .catch(() => 400)
      .then(
        (status) => end(response, status),
        () => end(response, 500),
      );
  });
}

function answerHealth(response: ServerResponse, health: object): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(health));
}

async function answer(
  request: IncomingMessage,
  webhook: Webhook,
  seen: Map<string, number>,
  onWake: () => void,
): Promise<number> {
  if (request.method !== 'POST') return 405;
  const body = await bodyOf(request);
  if (body === undefined) return 413;
  const headers = Object.fromEntries(
    ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [name, String(request.headers[name] ?? '')]),
  );
  const isSigned = verifies(webhook, body, headers);
  if (!isSigned) return 401;
  const id = headers['webhook-id'] ?? '';
  const now = Date.now();
  for (const [known, at] of seen) if (now - at > rememberedMs) seen.delete(known);
  // A repeated call is answered like the first, so that a sender that missed the answer stops, and does nothing.
  if (seen.has(id)) return 204;
  seen.set(id, now);
  if (!WakeUp.safeParse(JSON.parse(body)).success) return 400;
  onWake();
  return 204;
}

function verifies(webhook: Webhook, body: string, headers: Record<string, string>): boolean {
  try {
    webhook.verify(body, headers);
    return true;
  } catch {
    return false;
  }
}

/** @returns undefined for a body that is too long. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxBodyBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, status === 413 ? { connection: 'close' } : {}).end();
}
