/** How long signed changes took to reach the reader. */
export interface LiveTimes {
  count: number;
  /** Null when there was none. */
  p50Ms: number | null;
  p95Ms: number | null;
}

/**
 * Median and 95th percentile from the signature to the portal's answer (C-2), by nearest rank: a time that some change
 * really took, never one in between.
 */
export function liveTimes(changes: readonly { signedAt: string; liveAt: string }[]): LiveTimes {
  const times = changes
    .map(({ signedAt, liveAt }) => Math.max(0, Date.parse(liveAt) - Date.parse(signedAt)))
    .sort((a, b) => a - b);
  const rank = (share: number) => times[Math.ceil(times.length * share) - 1] ?? null;
  return { count: times.length, p50Ms: rank(0.5), p95Ms: rank(0.95) };
}
