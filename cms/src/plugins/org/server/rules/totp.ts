import { Secret, TOTP } from 'otpauth';

/** RFC 6238 as every authenticator app reads it without being told more. */
const form = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** A code counts one step before and after its own, for clocks that differ (E6). */
const window = 1;
const secretBytes = 20;

export const newSecret = (): string => new Secret({ size: secretBytes }).base32;

/** What the QR picture says: scanned by an app, it begins to show codes. */
export const enrolmentUri = (issuer: string, label: string, secret: string): string =>
  new TOTP({ ...form, issuer, label, secret }).toString();

/** The step of time whose code `code` is; null when it is none that counts now. A code of the last step used or of an earlier one is none. */
export function stepOf(secret: string, code: string, nowMs: number, lastStep: number | null): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = new TOTP({ ...form, secret }).validate({ token: code, timestamp: nowMs, window });
  if (delta === null) return null;
  const step = Math.floor(nowMs / (form.period * 1000)) + delta;
  return lastStep !== null && step <= lastStep ? null : step;
}
