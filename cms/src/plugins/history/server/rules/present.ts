/** A browser window in which somebody has a record open to change it. */
export interface Sitting {
  account: string;
  since: number;
  seenAt: number;
}

/** A window that says nothing for so long has been closed, or lost the network. */
export const silenceMs = 30_000;

/** Those who still are there at `now`, longest first. */
export function present<S extends Sitting>(sittings: Iterable<S>, now: number): S[] {
  return [...sittings].filter(({ seenAt }) => now - seenAt < silenceMs).sort((a, b) => a.since - b.since);
}
