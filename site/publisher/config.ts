import { join } from 'node:path';
import { z } from 'zod';
import { YangguangError } from '@yangguang/schemas';
import type { AlarmReceiver } from './operations/send-alarms.ts';
import type { PageLimits } from './render/page-watch.ts';

const Environment = z
  .object({
    CMS_URL: z.url(),
    OUTBOX_TOKEN: z.string().min(1),
    WEBHOOK_SECRET: z.string().min(1),
    WAKE_PORT: z.coerce.number().int().min(0).max(65535),
    SITE_VAR: z.string().min(1),
    PORTAL_URL: z.url(),
    YANGGUANG_BUREAU: z.string().min(1),
    SELF_CHECK_HOUR: z.coerce.number().int().min(0).max(23).default(3),
    ALARM_WEBHOOK_URL: z.url().optional(),
    ALARM_WEBHOOK_SECRET: z.string().min(1).optional(),
  })
  .refine((settings) => !settings.ALARM_WEBHOOK_URL || settings.ALARM_WEBHOOK_SECRET, {
    path: ['ALARM_WEBHOOK_SECRET'],
  });

/** A page takes some two milliseconds. */
export const usualPageLimits: PageLimits = { seconds: 60, megabytes: 1024 };

/** What the publisher is told by its surroundings (`docs/contracts.md`). */
export interface PublisherConfig {
  cmsUrl: string;
  outboxToken: string;
  /** The key that signs; while keys are being changed, others that are accepted follow after a space. */
  webhookSecret: string;
  wakePort: number;
  siteVar: string;
  /** Where readers' requests go; every release is checked there. */
  portalUrl: string;
  bureauFile: string;
  pollMs: number;
  /** How long a page of the feed may take; a minute unless said otherwise. */
  feedTimeoutMs?: number;
  /** From this many pages on a build uses all cores: a page takes half a millisecond or more, a process a second. */
  parallelPages: number;
  /** What one page may take before its process is ended and its record held back (A8). */
  pageLimits: PageLimits;
  /** Hour of the day in Shanghai at which the live release is compared with a clean build. */
  selfCheckHour: number;
  /** The time of the machine, unless said otherwise. */
  now?: () => Date;
  /** Who is told of alarms. */
  alarmReceiver?: AlarmReceiver;
}

/** @throws {YangguangError} `settings.invalid` naming each setting that is missing or wrong. */
export function readConfig(env: NodeJS.ProcessEnv): PublisherConfig {
  const parsed = Environment.safeParse(env);
  if (!parsed.success) throw new YangguangError('settings.invalid', z.prettifyError(parsed.error));
  const { data } = parsed;
  return {
    cmsUrl: data.CMS_URL,
    outboxToken: data.OUTBOX_TOKEN,
    webhookSecret: data.WEBHOOK_SECRET,
    wakePort: data.WAKE_PORT,
    siteVar: data.SITE_VAR,
    portalUrl: data.PORTAL_URL,
    bureauFile: data.YANGGUANG_BUREAU,
    pollMs: 30_000,
    parallelPages: 1000,
    pageLimits: usualPageLimits,
    selfCheckHour: data.SELF_CHECK_HOUR,
    ...(data.ALARM_WEBHOOK_URL && {
      alarmReceiver: { url: data.ALARM_WEBHOOK_URL, secret: data.ALARM_WEBHOOK_SECRET ?? '' },
    }),
  };
}

/** The key that calls are signed with. */
export const signingKey = ({ webhookSecret }: PublisherConfig): string => webhookSecret.split(/\s+/)[0] ?? '';

/** Where the publisher keeps what. */
export function places(siteVar: string) {
  return {
    snapshot: join(siteVar, 'snapshot.db'),
    cache: join(siteVar, 'cache.db'),
    ledger: join(siteVar, 'ledger.db'),
    lock: join(siteVar, 'publisher.lock'),
    /** Which databases the last publisher closed in order. */
    closed: join(siteVar, 'closed.json'),
    /** There while the databases are to be read through. */
    doubt: join(siteVar, 'doubt.txt'),
    /** Pages that took too long or too much memory. */
    overruns: join(siteVar, 'overruns.txt'),
    leases: join(siteVar, 'leases'),
    files: join(siteVar, 'files'),
    shards: join(siteVar, 'shards'),
    alarms: join(siteVar, 'alarms.json'),
    /** What the self-check found last. */
    checks: join(siteVar, 'self-check.json'),
    /** Where it builds. */
    selfCheck: join(siteVar, 'self-check'),
  };
}
