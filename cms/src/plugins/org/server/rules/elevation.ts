import type { BreakGlassOutcome } from '@yangguang/schemas';
import type { AdministratorRole } from '../../../../lib/administrators';

/** How long an elevation may last, chosen by whoever asks; short, because it is for what cannot wait. */
export const elevationMinutes = [15, 30, 60] as const;
/** A request that nobody confirmed within so many minutes is void: the emergency is over, or somebody else dealt with it. */
export const waitingMinutes = 30;

export interface Elevation {
  account: string;
  askedAtMs: number;
  decidedAtMs: number | null;
  isGranted: boolean;
  endsAtMs: number | null;
}
export type ElevationState = 'waiting' | 'void' | 'refused' | 'active' | 'over';

/** Where an elevation stands; it ends by the clock, not by anybody's doing. */
export function elevationState(one: Elevation, nowMs: number): ElevationState {
  if (one.decidedAtMs === null) return nowMs < one.askedAtMs + waitingMinutes * 60_000 ? 'waiting' : 'void';
  if (!one.isGranted) return 'refused';
  return one.endsAtMs !== null && nowMs < one.endsAtMs ? 'active' : 'over';
}

/** What became of a request, for the public count; undefined while it waits (B-2). */
export function outcomeOf(one: Elevation, nowMs: number): BreakGlassOutcome | undefined {
  const state = elevationState(one, nowMs);
  if (state === 'waiting') return undefined;
  return state === 'active' || state === 'over' ? 'granted' : state;
}

/** The audit administrator stays outside what he watches: he confirms, and never asks (E4). */
export const mayAsk = (office: AdministratorRole | undefined): boolean =>
  office === 'system-administrator' || office === 'security-administrator';

export type ConfirmIssue = 'not-waiting' | 'own' | 'same-office';

/** Why an administrator may not decide on this request: it takes a second person, of another office (B-2). */
export function confirmIssue(
  asked: { account: string; office: AdministratorRole | undefined; state: ElevationState },
  by: { account: string; office: AdministratorRole | undefined },
): ConfirmIssue | null {
  if (asked.state !== 'waiting') return 'not-waiting';
  if (asked.account === by.account) return 'own';
  return by.office === undefined || asked.office === by.office ? 'same-office' : null;
}
