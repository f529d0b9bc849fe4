import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { SignedCommand, SignedPreview, WakeUp, type CommandAnswer, type PreviewAnswer } from '@yangguang/schemas';
import { Webhook } from 'standardwebhooks';

/** A wake-up is a few hundred bytes, and so is a command. */
const maxBodyBytes = 64 * 1024;
/** Records with all that goes out together with them. */
const maxPreviewBytes = 64 * 1024 * 1024;
/** Ids of accepted calls are remembered as long as their time stamp is accepted, and then some. */
const rememberedMs = 15 * 60 * 1000;

/** What a GET answers. */
export interface Page {
  status: number;
  type: string;
  body: string;
}

export interface Handlers {
  onWake: () => void;
  /** Carries a command out; settles when its result is live or has failed. */
  onCommand: (data: SignedCommand['data']) => Promise<CommandAnswer>;
  /** Makes the page of a draft. */
  onPreview: (data: SignedPreview['data']) => Promise<PreviewAnswer>;
  /** What stands at a path for everybody on this machine: `/status`, … */
  pages: Readonly<Record<string, () => Page | Promise<Page>>>;
}

/** An answer to a signed call. */
interface Answer {
  status: number;
  body?: CommandAnswer | PreviewAnswer;
}

interface Seen {
  at: number;
  answer: Promise<Answer>;
}

/**
 * The publisher's port on this machine. Wake-ups, commands and previews are signed (Standard Webhooks): forged or altered
 * ones are refused; a wake-up or command that is repeated gets the answer of the first and does nothing. A wake-up carries
 * nothing but “look now”.
 *
 * @param secrets - one, or while keys are being changed several with spaces between: any of them may have signed.
 */
export function wakeServer(secrets: string, handlers: Handlers): Server {
  const webhooks = secrets.split(/\s+/).map((secret) => new Webhook(secret));
  const seen = new Map<string, Seen>();
  return createServer((request, response) => {
    if (request.method === 'GET' || request.method === 'HEAD')
      return void answerPage(request, response, handlers).catch(() => end(response, { status: 500 }));
    answerCall(request, webhooks, seen, handlers)
      .catch((): Answer => ({ status: 400 }))
      .then(
        (answer) => end(response, answer),
        () => end(response, { status: 500 }),
      );
  });
}

export function jsonPage(value: unknown, status = 200): Page {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}

async function answerPage(
  { url = '/' }: IncomingMessage,
  response: ServerResponse,
  { pages }: Handlers,
): Promise<void> {
  const page = pages[url.split('?')[0] ?? '/'];
  if (!page) return void response.writeHead(404).end();
  const { status, type, body } = await page();
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

async function answerCall(
  request: IncomingMessage,
  webhooks: readonly Webhook[],
  seen: Map<string, Seen>,
  handlers: Handlers,
): Promise<Answer> {
  if (request.method !== 'POST') return { status: 405 };
  const isPreview = request.url === '/previews';
  const body = await bodyOf(request, isPreview ? maxPreviewBytes : maxBodyBytes);
  if (body === undefined) return { status: 413 };
  const headers = Object.fromEntries(
    ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [name, String(request.headers[name] ?? '')]),
  );
  if (!webhooks.some((webhook) => verifies(webhook, body, headers))) return { status: 401 };
  // It changes nothing, and of a draft nothing is remembered.
  if (isPreview) return preview(JSON.parse(body), handlers);
  const now = Date.now();
  for (const [known, { at }] of seen) if (now - at > rememberedMs) seen.delete(known);
  const id = headers['webhook-id'] ?? '';
  const first = seen.get(id);
  // A sender that missed the answer asks again until it has it.
  if (first) return first.answer;
  const answer = carryOut(request.url ?? '/', JSON.parse(body), handlers);
  seen.set(id, { at: now, answer });
  return answer;
}

async function preview(body: unknown, { onPreview }: Handlers): Promise<Answer> {
  const signed = SignedPreview.safeParse(body);
  return signed.success ? { status: 200, body: await onPreview(signed.data.data) } : { status: 400 };
}

async function carryOut(url: string, body: unknown, { onWake, onCommand }: Handlers): Promise<Answer> {
  if (url === '/commands') {
    const command = SignedCommand.safeParse(body);
    return command.success ? { status: 200, body: await onCommand(command.data.data) } : { status: 400 };
  }
  if (!WakeUp.safeParse(body).success) return { status: 400 };
  onWake();
  return { status: 204 };
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
async function bodyOf(request: IncomingMessage, maxBytes: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function end(response: ServerResponse, { status, body }: Answer): void {
  if (status === 413) response.setHeader('connection', 'close');
  if (body === undefined) return void response.writeHead(status).end();
  const { type, body: text } = jsonPage(body);
  response.writeHead(status, { 'content-type': type }).end(text);
}
