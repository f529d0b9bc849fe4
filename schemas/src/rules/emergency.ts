import type { Approval } from '../feed.ts';
import { contentTypeOf, type AnyRecord } from '../types/index.ts';

/** Hours of the clock, working or not, within which a second person looks at what one leader let out alone (B-11). */
export const emergencyConfirmHours = 24;

/** Whether a record is of those that one authorised leader may let out alone: warnings, first bulletins of accidents. */
export function isEmergencyKind(record: AnyRecord): boolean {
  return contentTypeOf(record.type).isEmergency?.(record) ?? false;
}

/**
 * Until when an emergency publication is to be confirmed.
 *
 * @param earlier - the moment that an earlier one of the record still waits for: signing anew wins no time.
 */
export function confirmBy(signedAt: string, earlier?: string): string {
  const due = new Date(Date.parse(signedAt) + emergencyConfirmHours * 3_600_000).toISOString();
  return earlier !== undefined && earlier < due ? earlier : due;
}

/**
 * Whether an approval is that of an emergency publication: the draft and one signature, by two people themselves, a
 * reason, a limit within the hours; the second person, once there is one, is neither of them. Nothing of it hangs on
 * other records or on a moment to come.
 */
export function isSoundEmergency({ steps, emergency, decision, flow, notBefore, bundle }: Approval): boolean {
  if (!emergency || decision !== null || flow || notBefore || bundle) return false;
  const [draft, signature, ...more] = steps;
  if (draft?.step !== 'draft' || signature?.step !== 'sign-off' || more.length > 0) return false;
  if (steps.some(({ onBehalfOf, department }) => onBehalfOf !== undefined || department !== undefined)) return false;
  const waitsMs = Date.parse(emergency.confirmBy) - Date.parse(signature.at);
  if (waitsMs <= 0 || waitsMs > emergencyConfirmHours * 3_600_000) return false;
  const { confirmation } = emergency;
  if (!confirmation) return true;
  return (
    !steps.some(({ account }) => account === confirmation.account) &&
    Date.parse(confirmation.at) >= Date.parse(signature.at)
  );
}
