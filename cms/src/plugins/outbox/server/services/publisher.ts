import type { Core } from '@strapi/types';
import {
  CommandAnswer,
  PreviewAnswer,
  PublisherStatus,
  type PreviewedRecord,
  type PublisherCommand,
  type SignedCommand,
  type SignedPreview,
} from '@yangguang/schemas';
import { copy } from '../../copy';
import { describeFailure, signedPost } from './signed-post';

const statusTimeoutMs = 2000;
/** A rollback takes about a second; after a full build it may have to wait. */
const commandTimeoutMs = 120_000;
/** A page takes a second; some wait for those of others, and one that never ends is given up before. */
const previewTimeoutMs = 60_000;

/** What the publisher says of itself now; a publisher that does not answer is told as such (C-2). */
export type PublisherState = { isReachable: true; status: PublisherStatus } | { isReachable: false; problem: string };

/** `unknown`: no answer came, so it may have been done. */
export type CommandOutcome =
  | { state: 'done'; release: number | null }
  | { state: 'failed' | 'unknown'; problem: string };

/** The publisher's loopback port, at the origin that wake-ups go to (docs/contracts.md). */
const publisher = ({ strapi }: { strapi: Core.Strapi }) => ({
  async state(): Promise<PublisherState> {
    const url = addressOf('/status');
    if (!url) return { isReachable: false, problem: copy.publisher.notSet };
    try {
      const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(statusTimeoutMs) });
      const status = PublisherStatus.safeParse(await answer.json());
      if (!answer.ok || !status.success) throw new Error(`HTTP ${answer.status}`);
      return { isReachable: true, status: status.data };
    } catch (error) {
      return { isReachable: false, problem: copy.publisher.unreachable(describeFailure(error)) };
    }
  },

  /** Asks for something and waits until it is done. @param by - accounts of those who answer for it. */
  async command(command: PublisherCommand, by: string[], reason: string): Promise<CommandOutcome> {
    const url = addressOf('/commands');
    if (!url) return { state: 'failed', problem: copy.publisher.notSet };
    const message: SignedCommand = {
      type: 'publisher.command',
      timestamp: new Date().toISOString(),
      data: { command, by, reason },
    };
    try {
      return await outcomeOf(await signedPost(url, message, commandTimeoutMs));
    } catch (error) {
      strapi.log.warn(copy.publisher.commandFailed(command.command, describeFailure(error)));
      return isRefused(error)
        ? { state: 'failed', problem: copy.publisher.unreachable(describeFailure(error)) }
        : { state: 'unknown', problem: copy.publisher.noAnswer };
    }
  },

  /** The page of the first record as readers would get it if all of them were let out now; nothing goes out (C-9). */
  async preview(records: PreviewedRecord[]): Promise<PreviewAnswer> {
    const url = addressOf('/previews');
    if (!url) return noPage(copy.publisher.notSet);
    const timestamp = new Date().toISOString();
    const message: SignedPreview = { type: 'publisher.preview', timestamp, data: { records } };
    try {
      const answer = await signedPost(url, message, previewTimeoutMs);
      const body = PreviewAnswer.safeParse(await answer.json());
      return body.success ? body.data : noPage(`HTTP ${answer.status}`);
    } catch (error) {
      return noPage(copy.publisher.unreachable(describeFailure(error)));
    }
  },
});
export default publisher;
export type Publisher = ReturnType<typeof publisher>;

const noPage = (why: string): PreviewAnswer => ({ isRendered: false, problem: copy.publisher.noPreview(why) });

function addressOf(path: string): URL | null {
  const { WEBHOOK_URL, WEBHOOK_SECRET } = process.env;
  return WEBHOOK_URL && WEBHOOK_SECRET ? new URL(path, WEBHOOK_URL) : null;
}

async function outcomeOf(answer: Response): Promise<CommandOutcome> {
  const body = CommandAnswer.safeParse(await answer.json().catch(() => null));
  if (body.success && body.data.isDone) return { state: 'done', release: body.data.release };
  if (body.success) return { state: 'failed', problem: body.data.problem ?? copy.publisher.noReason };
  // Refused at the door; anything else may have happened after it was done.
  if (answer.status >= 400 && answer.status < 500)
    return { state: 'failed', problem: copy.publisher.refused(answer.status) };
  return { state: 'unknown', problem: copy.publisher.noAnswer };
}

/** The connection never came about, so nothing was asked. */
function isRefused(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause as { code?: string } | undefined) : undefined;
  return ['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH'].includes(cause?.code ?? '');
}
