/** How long the second person has; later the site may have moved on. */
export const lapsesAfterMs = 30 * 60_000;

/**
 * `pending` until a second person decides, `sending` while the publisher works, `unknown` when no answer came and
 * only the list of releases tells; the others are ends.
 */
export const rollbackStates = ['pending', 'sending', 'done', 'failed', 'unknown', 'refused', 'lapsed'] as const;
export type RollbackState = (typeof rollbackStates)[number];

export interface Asked {
  state: RollbackState;
  asked_by: string;
  asked_at: string;
  seen_release: number;
}

/** The state of a request now: nobody decided in time is an end too. */
export function stateAt({ state, asked_at }: Pick<Asked, 'state' | 'asked_at'>, now: number): RollbackState {
  return state === 'pending' && now - Date.parse(asked_at) >= lapsesAfterMs ? 'lapsed' : state;
}

export type ConfirmRefusal = 'not-pending' | 'lapsed' | 'same-person' | 'site-changed';

/** Why somebody may not confirm a request; null when they may (C-4: two people, and both saw the same site). */
export function refusalToConfirm(
  request: Asked,
  attempt: { account: string; newestRelease: number; now: number },
): ConfirmRefusal | null {
  const state = stateAt(request, attempt.now);
  if (state === 'lapsed') return 'lapsed';
  if (state !== 'pending') return 'not-pending';
  if (attempt.account === request.asked_by) return 'same-person';
  return attempt.newestRelease === request.seen_release ? null : 'site-changed';
}
