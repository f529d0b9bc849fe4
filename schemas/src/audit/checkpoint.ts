import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { TreeHead } from './merkle.ts';

/**
 * A signed head of the audit log in the form of C2SP tlog-checkpoint: origin, size and root in Base64, a line each, then
 * a signed-note signature by Ed25519. Whoever keeps one can show later that the log was changed behind it (E9).
 */
export const AuditHead = z.strictObject({
  size: z.int().min(1),
  root: z.string().regex(/^[0-9a-f]{64}$/),
  /** The signed note. */
  checkpoint: z.string().min(1).max(2000),
  /** `verifierKey` of the one who signed. */
  key: z.string().min(1).max(500),
});
export type AuditHead = z.infer<typeof AuditHead>;

export interface Signer {
  /** Names the log and its key. */
  origin: string;
  privateKey: KeyObject;
}

const algorithm = 1;
const derOfSeed = Buffer.from('302e020100300506032b657004220420', 'hex');
const derOfPublicKey = Buffer.from('302a300506032b6570032100', 'hex');
const keyLength = 32;
const hintLength = 4;

/** @param seed - 32 bytes in hexadecimal, as the set-up generates them. @throws {RangeError} when they are not. */
export function signerOf(origin: string, seed: string): Signer {
  if (!/^[0-9a-f]{64}$/i.test(seed)) throw new RangeError('the seed of an Ed25519 key is 32 bytes');
  const key = Buffer.concat([derOfSeed, Buffer.from(seed, 'hex')]);
  return { origin, privateKey: createPrivateKey({ key, format: 'der', type: 'pkcs8' }) };
}

/** The public key as those who check keep it: `<origin>+<hint>+<Base64>`. */
export function verifierKey({ origin, privateKey }: Signer): string {
  const bytes = publicBytes(privateKey);
  return `${origin}+${hintOf(origin, bytes).toString('hex')}+${typed(bytes).toString('base64')}`;
}

const publicBytes = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-keyLength);
const typed = (bytes: Uint8Array): Buffer => Buffer.concat([Uint8Array.of(algorithm), bytes]);

/** Tells the keys of one origin apart. */
const hintOf = (origin: string, bytes: Uint8Array): Buffer =>
  createHash('sha256').update(`${origin}\n`).update(typed(bytes)).digest().subarray(0, hintLength);

export function signCheckpoint(signer: Signer, { size, root }: TreeHead): string {
  return signNote(signer, `${signer.origin}\n${size}\n${Buffer.from(root, 'hex').toString('base64')}\n`);
}

/** A signed note in the form of C2SP signed-note. @param text - lines, each with its end, none of them empty. */
export function signNote({ origin, privateKey }: Signer, text: string): string {
  const signature = Buffer.concat([hintOf(origin, publicBytes(privateKey)), sign(null, Buffer.from(text), privateKey)]);
  return `${text}\n— ${origin} ${signature.toString('base64')}\n`;
}

export interface Checkpoint extends TreeHead {
  origin: string;
}

/** What a checkpoint says, whoever signed it; null when it is none. */
export function readCheckpoint(note: string): Checkpoint | null {
  const [origin, size, root] = note.split('\n');
  if (!origin || !size || !root || !/^(0|[1-9]\d*)$/.test(size)) return null;
  const bytes = Buffer.from(root, 'base64');
  return bytes.length === keyLength ? { origin, size: Number(size), root: bytes.toString('hex') } : null;
}

/** Whether the note is signed by this key. */
export function isSignedBy(note: string, key: string): boolean {
  const end = note.indexOf('\n\n') + 1;
  const publicKey = readVerifierKey(key);
  if (end === 0 || !publicKey) return false;
  const text = Buffer.from(note.slice(0, end));
  return note
    .slice(end + 1)
    .split('\n')
    .some((line) => {
      const [dash, name, encoded] = line.split(' ');
      if (dash !== '—' || name !== publicKey.origin || !encoded) return false;
      const bytes = Buffer.from(encoded, 'base64');
      const isOfKey = bytes.subarray(0, hintLength).equals(publicKey.hint);
      return isOfKey && verify(null, text, publicKey.key, bytes.subarray(hintLength));
    });
}

function readVerifierKey(text: string): { origin: string; hint: Buffer; key: KeyObject } | null {
  const [, origin, hint, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim()) ?? [];
  if (!origin || !hint || !encoded) return null;
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.length !== keyLength + 1 || bytes[0] !== algorithm) return null;
  const raw = bytes.subarray(1);
  if (hintOf(origin, raw).toString('hex') !== hint) return null;
  const key = createPublicKey({ key: Buffer.concat([derOfPublicKey, raw]), format: 'der', type: 'spki' });
  return { origin, hint: Buffer.from(hint, 'hex'), key };
}
