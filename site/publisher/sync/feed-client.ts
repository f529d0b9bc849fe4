import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { pipeline } from 'node:stream/promises';
import {
  Change,
  FeedPage,
  YangguangError,
  type Attachment,
  type AuditHead,
  type BreakGlassYear,
} from '@yangguang/schemas';
import { z } from 'zod';
import { flushPath } from '../disk/flush.ts';

/** How the CMS is asked. */
export interface FeedSource {
  cmsUrl: string;
  outboxToken: string;
  /** Gives up waiting for the CMS. */
  signal?: AbortSignal;
  /** How long a page of the feed may take, from the question to its last byte. */
  feedTimeoutMs?: number;
  /** Is told what time it is there, with each page. */
  noteTime?: (theirsMs: number) => void;
}

/** The CMS answers, and asks to be left alone for a while: 429 or 503 with `Retry-After`. */
export class FeedBusy extends YangguangError {
  readonly retryAfterMs: number;

  constructor(place: string, retryAfterMs: number) {
    super('feed.unreachable', place);
    this.retryAfterMs = retryAfterMs;
  }
}

/** A page of the feed whose envelope is sound; each change is still to be judged by itself (C-8). */
export interface ReadPage {
  epoch: string;
  next: number;
  head: number;
  auditHead?: AuditHead | undefined;
  breakGlass?: readonly BreakGlassYear[] | undefined;
  changes: JudgedChange[];
}

/** A change as it came, and what it says when it has the form of one. */
export interface JudgedChange {
  seq: number;
  parsed: Change | undefined;
  raw: unknown;
  problem: string;
}

const Envelope = FeedPage.extend({ changes: z.array(z.looseObject({ seq: z.int().min(1) })) });

const pageSize = 200;
/** Far above the largest page of 200 records, unpacked; what is longer is no feed. */
const maxPageBytes = 128 * 1024 * 1024;
const defaultTimeoutMs = 60_000;
/** A CMS that asks for more than this is asked again all the same. */
const longestPauseMs = 300_000;
const fileTimeoutMs = 600_000;
/** Calls that fail on the own disk only. */
const ownCalls = new Set(['open', 'write', 'close']);

/**
 * The changes after a position.
 *
 * @throws {YangguangError} `feed.unreachable` when the CMS does not answer as a feed does, `feed.unreadable` when the
 * answer is no feed page or leaves a gap. Nothing of such a page is used.
 */
export async function readFeed(source: FeedSource, after: number): Promise<ReadPage> {
  const url = new URL(`/api/outbox/changes?after=${after}&limit=${pageSize}`, source.cmsUrl);
  const answer = await ask(source, url, source.feedTimeoutMs ?? defaultTimeoutMs);
  const text = await answerText(answer, url);
  const page = parseEnvelope(text, url);
  for (const [index, { seq }] of page.changes.entries())
    if (seq !== after + index + 1) throw new YangguangError('feed.unreadable', `${url.href} seq ${seq}`);
  if (page.next !== after + page.changes.length) throw new YangguangError('feed.unreadable', `${url.href} next`);
  source.noteTime?.(Date.parse(answer.headers.get('date') ?? ''));
  return { ...page, changes: page.changes.map(judge) };
}

/**
 * Fetches an attachment into the file store, whole and with the right hash or not at all.
 *
 * @throws {YangguangError} `attachment.mismatch` when the CMS has it no more or its bytes are not those approved;
 * `feed.unreachable` when the CMS cannot be asked.
 */
export async function fetchAttachment(source: FeedSource, file: Attachment, target: string): Promise<void> {
  const url = new URL(`/api/outbox/files/${file.sha256}`, source.cmsUrl);
  const response = await ask(source, url, fileTimeoutMs, [404, 410]);
  const draft = `${target}.${process.pid}`;
  try {
    const hash = createHash('sha256');
    let sizeBytes = 0;
    const body = response.ok ? bodyOf(response) : Readable.from([]);
    await pipeline(
      body,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          sizeBytes += chunk.length;
          if (sizeBytes > file.sizeBytes) throw new YangguangError('attachment.mismatch', file.name);
          hash.update(chunk);
          yield chunk;
        }
      },
      createWriteStream(draft),
    ).catch((cause: unknown) => {
      // What the own disk says is no fault of the CMS.
      const isOwn = cause instanceof YangguangError || ownCalls.has((cause as NodeJS.ErrnoException).syscall ?? '');
      throw isOwn ? cause : new YangguangError('feed.unreachable', url.href, { cause });
    });
    if (!response.ok || hash.digest('hex') !== file.sha256) throw new YangguangError('attachment.mismatch', file.name);
    await flushPath(draft);
    await rename(draft, target);
    // Before the snapshot says that it is there: a loss of power would keep the record and take the name of its file.
    await flushPath(dirname(target));
  } finally {
    await rm(draft, { force: true });
  }
}

async function ask(source: FeedSource, url: URL, timeoutMs: number, allowed: number[] = []): Promise<Response> {
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${source.outboxToken}` },
    // The token must not follow a redirect to another host.
    redirect: 'error',
    signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(source.signal ? [source.signal] : [])]),
  }).catch((cause: unknown) => {
    throw new YangguangError('feed.unreachable', url.href, { cause });
  });
  if (response.ok || allowed.includes(response.status)) return response;
  await response.body?.cancel();
  const pauseMs = 1000 * Number(response.headers.get('retry-after') ?? 0);
  if ([429, 503].includes(response.status) && pauseMs > 0)
    throw new FeedBusy(`${url.href} HTTP ${response.status}`, Math.min(pauseMs, longestPauseMs));
  throw new YangguangError('feed.unreachable', `${url.href} HTTP ${response.status}`);
}

function bodyOf(response: Response): AsyncIterable<Buffer> {
  // The browser's and Node's declarations of one and the same class.
  return response.body ? Readable.fromWeb(response.body as NodeReadableStream) : Readable.from([]);
}

async function answerText(response: Response, url: URL): Promise<string> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  try {
    for await (const chunk of bodyOf(response)) {
      sizeBytes += chunk.length;
      if (sizeBytes > maxPageBytes) throw new RangeError('too long for a feed page');
      chunks.push(chunk);
    }
  } catch (cause) {
    throw new YangguangError('feed.unreachable', url.href, { cause });
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseEnvelope(text: string, url: URL): z.infer<typeof Envelope> {
  try {
    return Envelope.parse(JSON.parse(text));
  } catch (cause) {
    throw new YangguangError('feed.unreadable', url.href, { cause });
  }
}

export function judge(raw: { seq: number }): JudgedChange {
  const parsed = Change.safeParse(raw);
  if (parsed.success) return { seq: raw.seq, parsed: parsed.data, raw, problem: '' };
  return { seq: raw.seq, parsed: undefined, raw, problem: z.prettifyError(parsed.error) };
}
