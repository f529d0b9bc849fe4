import type { AlarmCode, PublisherStatus } from '@yangguang/schemas';

/** Alarms that mean: what officers let out does not reach readers, or readers get what they should not. */
const grave: ReadonlySet<string> = new Set<AlarmCode>([
  ...(['release.failed', 'release.altered', 'release.path-lost', 'release.shrunk', 'portal.not-live'] as const),
  ...(['feed.epoch-changed', 'disk.full', 'disk.unwritable', 'disk.flush-failed', 'publisher.lease-lost'] as const),
]);
/** A change waits a second; one that waits this long is stuck. */
const stuckMs = 10 * 60 * 1000;

export interface Health {
  isHealthy: boolean;
  release: number | null;
  /** Codes of the alarms that are to blame, or `waiting`. */
  problems: string[];
}

/** Whether publishing works, in one word for whoever watches the machine. */
export function healthOf({ release, alarms, waiting }: PublisherStatus, now: Date): Health {
  const problems = alarms.map(({ code }) => code).filter((code) => grave.has(code));
  if (waiting.since !== null && now.getTime() - Date.parse(waiting.since) > stuckMs) problems.push('waiting');
  return { isHealthy: problems.length === 0, release, problems };
}
