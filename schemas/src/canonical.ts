import { createHash } from 'node:crypto';

/** JSON with keys sorted at every depth and no white space: equal values give equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** SHA-256 in lower-case hexadecimal, 64 characters. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** The hash that an approval signs and that the publisher checks again: SHA-256 of the canonical JSON of a record. */
export function contentHash(record: unknown): string {
  return sha256(canonicalJson(record));
}
