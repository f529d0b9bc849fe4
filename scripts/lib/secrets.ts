import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

const hex = (bytes: number) => randomBytes(bytes).toString('hex');
const generators = {
  APP_KEYS: () => `${hex(16)},${hex(16)}`,
  API_TOKEN_SALT: () => hex(16),
  ADMIN_JWT_SECRET: () => hex(32),
  TRANSFER_TOKEN_SALT: () => hex(16),
  ENCRYPTION_KEY: () => hex(32),
  /** Seed of the Ed25519 key that signs the audit log. */
  AUDIT_SIGNING_KEY: () => hex(32),
  /** Read access to the change feed, for the publisher. */
  OUTBOX_TOKEN: () => hex(32),
  /** Signs the wake-up call, in the form of Standard Webhooks. */
  WEBHOOK_SECRET: () => `whsec_${randomBytes(32).toString('base64')}`,
};
export type Secrets = Record<keyof typeof generators, string>;

/** The secrets of an installation: what the file lacks is generated once and kept, readable by its owner only. */
export function secrets(file: string): Secrets {
  const known = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  const names = Object.keys(generators) as (keyof Secrets)[];
  const all = Object.fromEntries(names.map((name) => [name, known[name] ?? generators[name]()])) as Secrets;
  if (names.some((name) => known[name] === undefined)) {
    const lines = names.map((name) => `${name}=${all[name]}\n`);
    writeFileSync(file, lines.join(''), { mode: 0o600 });
  }
  return all;
}
