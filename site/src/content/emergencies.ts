import { readMeta, type Snapshot } from './database.ts';

/** A row of `emergency_changes`: something one leader let out alone, its confirmation, or what ended its waiting. */
export interface EmergencyChange {
  seq: number;
  id: string;
  kind: 'signed' | 'confirmed' | 'replaced' | 'withdrawn';
  /** Of the signature that it is about; empty for what ended it. */
  signedAt: string;
  confirmBy: string;
  at: string;
}

/** What became of an emergency publication (B-11). */
export const emergencyStates = ['in-time', 'late', 'waiting', 'overdue', 'ended'] as const;
export type EmergencyState = (typeof emergencyStates)[number];

export interface Emergency {
  id: string;
  signedAt: string;
  confirmBy: string;
  state: EmergencyState;
  confirmedAt: string | undefined;
}

/** The moment up to which it was looked who is late. Kept with the records: what is shown follows from both. */
export const emergencyMoment = (db: Snapshot): string => readMeta(db, 'emergencyMoment') ?? '';

/**
 * The emergency publications that changes tell of, in order of the feed.
 *
 * @param moment - whatever was to be confirmed before it and was not is overdue.
 */
export function emergenciesOf(changes: readonly EmergencyChange[], moment: string): Emergency[] {
  const found: Emergency[] = [];
  const waits = (id: string) => found.find((each) => each.id === id && each.state === 'waiting');
  for (const { id, kind, signedAt, confirmBy, at } of changes) {
    const open = waits(id);
    if (kind === 'confirmed') {
      const confirmed = found.find((each) => each.id === id && each.signedAt === signedAt);
      const outcome = { state: at <= confirmBy ? 'in-time' : 'late', confirmedAt: at } as const;
      if (confirmed) Object.assign(confirmed, outcome);
      else found.push({ id, signedAt, confirmBy, ...outcome });
      continue;
    }
    if (open) open.state = 'ended';
    if (kind === 'signed') found.push({ id, signedAt, confirmBy, state: 'waiting', confirmedAt: undefined });
  }
  return found.map((each) =>
    each.state === 'waiting' && each.confirmBy < moment ? { ...each, state: 'overdue' } : each,
  );
}
