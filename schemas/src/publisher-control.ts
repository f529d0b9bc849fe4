import { z } from 'zod';
import { publishingStages } from './release-entry.ts';

/**
 * How the publisher is asked and told, on its loopback port: `POST /commands` takes a signed `SignedCommand` (Standard
 * Webhooks, the secret of the wake-up) and answers a `CommandAnswer` when it is done; `GET /status` answers a
 * `PublisherStatus`, `GET /health` 200 or 503, `GET /metrics` the form Prometheus reads.
 */

export const PublisherCommand = z.discriminatedUnion('command', [
  /** Publishes what waits, now. */
  z.strictObject({ command: z.literal('run') }),
  /** Builds everything anew; `acceptFewer` says yes to far fewer pages than are live (A6). */
  z.strictObject({ command: z.literal('rebuild'), acceptFewer: z.boolean().optional() }),
  /** Shows the records again as they stood in release `to`; what was withdrawn since stays withdrawn (A12, A13). */
  z.strictObject({ command: z.literal('rollback'), to: z.int().min(1) }),
  /** Shows the latest approved version of every record again. */
  z.strictObject({ command: z.literal('roll-forward') }),
  /** Compares the live release with a clean build of the same snapshot. */
  z.strictObject({ command: z.literal('verify') }),
  /** Trusts incremental builds again after a mismatch was looked into. */
  z.strictObject({ command: z.literal('resume-incremental') }),
]);

export const SignedCommand = z.strictObject({
  type: z.literal('publisher.command'),
  timestamp: z.iso.datetime(),
  data: z.strictObject({
    command: PublisherCommand,
    /** Who asks and why, for the log; accounts, not names. */
    by: z.array(z.string().min(1)).min(1),
    reason: z.string().min(1).max(500),
  }),
});

export const CommandAnswer = z.strictObject({
  isDone: z.boolean(),
  /** The release that is live afterwards; null before the first. */
  release: z.int().min(1).nullable(),
  /** Why it was not done, in Chinese; null when it was. */
  problem: z.string().min(1).nullable(),
});

export const Alarm = z.strictObject({
  /** What is wrong, as a code of the alarms' copy: `release.mismatch`, `feed.epoch-changed`, `disk.full` … */
  code: z.string().min(1),
  /** In Chinese: what happened, where, what to do. */
  message: z.string().min(1),
  since: z.iso.datetime(),
});

export const PublisherStatus = z.strictObject({
  /** Number of the release being served; null before the first. */
  release: z.int().min(1).nullable(),
  /** What it is doing; null when it waits. */
  stage: z.enum(publishingStages).nullable(),
  /** False after a mismatch: every release is then a clean build. */
  isIncremental: z.boolean(),
  /** Changes that have come and are not live, and when the oldest came. */
  waiting: z.strictObject({ changes: z.int().min(0), since: z.iso.datetime().nullable() }),
  quarantined: z.array(
    z.strictObject({ seq: z.int().min(1), id: z.string(), reason: z.string().min(1), at: z.iso.datetime() }),
  ),
  /** Records shown in an earlier version than the latest approved one. */
  rolledBack: z.array(z.strictObject({ id: z.string(), path: z.string().startsWith('/') })),
  /** Releases that can be gone back to, the newest first. */
  kept: z.array(z.int().min(1)),
  alarms: z.array(Alarm),
});

export type PublisherCommand = z.infer<typeof PublisherCommand>;
export type SignedCommand = z.infer<typeof SignedCommand>;
export type CommandAnswer = z.infer<typeof CommandAnswer>;
export type Alarm = z.infer<typeof Alarm>;
export type PublisherStatus = z.infer<typeof PublisherStatus>;
