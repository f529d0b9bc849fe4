import { hkdfSync } from 'node:crypto';
import type { Core } from '@strapi/types';
import {
  rootOf,
  signCheckpoint,
  signerOf,
  signPaper,
  verifierKey,
  type AuditHead,
  type Signer,
} from '@yangguang/schemas';
import { ask } from '../../../../lib/ask';
import { copy } from '../../copy';
import { shanghaiTime } from '../rules/shanghai-time';
import { CHECKPOINTS, LOGS, type CheckpointRow, type Knex, type LogRow } from '../tables';

const entriesPerCheckpoint = 256;

/** Signed heads of the log: whoever has one can show later whether the log was changed behind it (E9). */
const checkpoints = ({ strapi }: { strapi: Core.Strapi }) => {
  let known: { signer: Signer; key: string } | null = null;

  async function signing(knex: Knex) {
    if (known) return known;
    const { origin }: LogRow = await knex(LOGS).where({ name: 'main' }).first();
    const signer = signerOf(origin, signingKey());
    known = { signer, key: verifierKey(signer) };
    return known;
  }

  const lastRow = (knex: Knex): Promise<CheckpointRow | undefined> => knex(CHECKPOINTS).orderBy('size', 'desc').first();

  /** Signs the log as it is, in the caller's transaction; nothing new is signed twice. */
  async function seal(trx: Knex): Promise<CheckpointRow> {
    const row: LogRow = await trx(LOGS).where({ name: 'main' }).first();
    const last = await lastRow(trx);
    if (last?.size === row.size) return last;
    const head = { size: row.size, root: rootOf({ size: row.size, hashes: JSON.parse(row.frontier) as string[] }) };
    const { signer, key } = await signing(trx);
    const made = { ...head, at: shanghaiTime(new Date()), note: signCheckpoint(signer, head), key };
    await trx(CHECKPOINTS).insert(made);
    return made;
  }

  return {
    seal,
    isDue: (before: number, after: number): boolean =>
      Math.floor(before / entriesPerCheckpoint) < Math.floor(after / entriesPerCheckpoint),

    /** The log as it is now, signed. */
    head: async (): Promise<AuditHead> => headOf(await strapi.db.transaction(({ trx }) => seal(trx))),

    /** The last one that was signed; undefined before the first. */
    async newest(): Promise<AuditHead | undefined> {
      const row = await ask(strapi, lastRow);
      return row && headOf(row);
    },

    /** What a paper says, signed with the key of the log (B-4). */
    paper: async (lines: readonly string[]): Promise<string> =>
      signPaper((await signing(strapi.db.connection)).signer, lines),

    /** What names this log and its key, for its first entry. */
    identity: async () => {
      const { signer, key } = await signing(strapi.db.connection);
      return { origin: signer.origin, key };
    },
  };
};
export default checkpoints;
export type Checkpoints = ReturnType<typeof checkpoints>;

const headOf = ({ size, root, note, key }: CheckpointRow): AuditHead => ({ size, root, checkpoint: note, key });

/** @throws {Error} in Chinese when the set-up made none: a log that nobody can sign is worth little. */
export function signingKey(): string {
  const seed = process.env.AUDIT_SIGNING_KEY ?? '';
  if (!/^[0-9a-f]{64}$/i.test(seed)) throw new Error(copy.noKey);
  return seed;
}

/** The key of the hashes that stand for values; made from the secret, so that there is one thing to keep. */
export function valueKey(): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', Buffer.from(signingKey(), 'hex'), '', 'yangguang audit values', 32));
}
