import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** A key for one use, made from the installation's secret. @throws {Error} when there is none. */
function keyFor(use: string): Buffer {
  const secret = process.env.ENCRYPTION_KEY ?? '';
  if (secret.length < 16) throw new Error('ENCRYPTION_KEY is missing or too short');
  return Buffer.from(hkdfSync('sha256', secret, '', `yangguang ${use}`, 32));
}

/** Encrypts `text` for `use`; it opens only under the same `owner`, so a row that is copied to another is worth nothing. */
export function seal(use: string, owner: string, text: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, keyFor(use), nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64');
}

/** @throws {Error} when it was altered, or sealed under another key, use or owner. */
export function open(use: string, owner: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv(algorithm, keyFor(use), bytes.subarray(0, nonceBytes));
  decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(-tagBytes));
  const text = Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]);
  return text.toString('utf8');
}

/** A hash that only this installation can make, for codes that are compared and never shown again. */
export function keyedDigest(use: string, text: string): string {
  return createHmac('sha256', keyFor(use)).update(text).digest('hex');
}
