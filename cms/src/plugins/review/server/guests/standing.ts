import type { InvitationEventRow, InvitationRow } from './tables';

/** Where a record is: its round, the step that it waits for (null when none), the hash of the draft as it is. */
export interface Situation {
  round: number;
  step: string | null;
  hash: string | null;
}

/** `overtaken`: the draft was changed, or the step that he was asked for is over. */
export type Standing = 'waiting' | 'opened' | 'answered' | 'revoked' | 'expired' | 'overtaken';

type Asked = Pick<InvitationRow, 'round' | 'step_id' | 'hash' | 'expires_at'>;

/** What an invitation is worth at an instant; it opens something only while it is `waiting` or `opened` (B-7). */
export function standingOf(
  asked: Asked,
  events: readonly Pick<InvitationEventRow, 'event'>[],
  { round, step, hash }: Situation,
  now: Date,
): Standing {
  const happened = (name: InvitationEventRow['event']): boolean => events.some(({ event }) => event === name);
  if (happened('answered')) return 'answered';
  if (happened('revoked')) return 'revoked';
  if (asked.round !== round || asked.step_id !== step || asked.hash !== hash) return 'overtaken';
  if (now.toISOString() >= asked.expires_at) return 'expired';
  return happened('opened') ? 'opened' : 'waiting';
}

type Alive = 'waiting' | 'opened';
export type Dead = Exclude<Standing, Alive>;

export const isAlive = (standing: Standing): standing is Alive => standing === 'waiting' || standing === 'opened';
