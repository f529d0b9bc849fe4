import { randomBytes, timingSafeEqual } from 'node:crypto';
import { sha256 } from '@yangguang/schemas';

/** 256 bits, as they stand in an address or a cookie. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

const fingerprintSigns = 16;
export const fingerprintPattern = /^[0-9a-f]{16}$/;

/** What names a secret without opening anything. */
export const fingerprintOf = (hash: string): string => hash.slice(0, fingerprintSigns);

/** Whether somebody holds the secret of a stored hash; takes as long whether or not he nearly does. */
export function holds(secret: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(sha256(secret), 'hex'), Buffer.from(hash, 'hex'));
}
