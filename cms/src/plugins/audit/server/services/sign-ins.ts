import type { Core } from '@strapi/types';
import type { AuditEntry } from '@yangguang/schemas';
import { copy } from '../../copy';
import { keyedHash } from '../rules/changed-fields';
import { shanghaiTime } from '../rules/shanghai-time';
import { ENTRIES } from '../tables';
import { valueKey } from './checkpoints';
import type { AuditLog } from './log';
import type { Who } from './who';

export interface SignInFailure {
  atMs: number;
  address: string | null;
  isWrongCode: boolean;
}

/** Sign-ins that failed. What was typed as a name is a keyed hash, because people type their passwords there. */
const signIns = ({ strapi }: { strapi: Core.Strapi }) => {
  const log = (): AuditLog => strapi.plugin('audit').service('log');
  const typed = (email: string): string => keyedHash(valueKey(), `email\n${email.trim().toLowerCase()}`);

  async function record(email: string, details: Record<string, unknown>, id: string): Promise<void> {
    const user: { id: number } | null = await strapi.db.query('admin::user').findOne({ where: { email } });
    const nobody = { id: 'unknown', name: copy.unknownPerson, roles: [] };
    await log().append({
      action: 'signIn.refused',
      ...(user ? { account: String(user.id) } : { actor: nobody }),
      subject: { type: 'admin::user', id, title: '' },
      details,
    });
  }

  // All of them: of the newest few a guesser from many networks would push out what he did from each.
  async function failures(email: string, sinceMs: number): Promise<SignInFailure[]> {
    const rows: { action: string; entry: string }[] = await strapi.db
      .connection(ENTRIES)
      .where({ subject_id: typed(email) })
      .where('at', '>=', shanghaiTime(new Date(sinceMs)))
      .whereIn('action', ['signIn.refused', 'signIn.unlocked'])
      .orderBy('seq', 'desc')
      .select('action', 'entry');
    const unlocked = rows.findIndex(({ action }) => action === 'signIn.unlocked');
    return rows.slice(0, unlocked === -1 ? rows.length : unlocked).map(failureOf);
  }

  return {
    /** A wrong password, or a name that nobody has. */
    refused: (email: string): Promise<void> => record(email, {}, typed(email)),

    /** An attempt whose password nobody looked at. It does not count: it would lock for ever. */
    refusedUnseen: (email: string): Promise<void> => record(email, { locked: true, typed: typed(email) }, ''),

    /** The right password, and a wrong code of the second factor. */
    wrongCode: (email: string): Promise<void> => record(email, { wrongCode: true }, typed(email)),

    /** When and from where sign-ins under this name failed since a moment, or since they were unlocked. */
    failures: (email: string, sinceMs: number): Promise<SignInFailure[]> => failures(email, sinceMs),

    wrongCodes: async (email: string, sinceMs: number): Promise<SignInFailure[]> =>
      (await failures(email, sinceMs)).filter(({ isWrongCode }) => isWrongCode),

    /** What failed before counts no more. */
    async unlock(email: string, by: string): Promise<void> {
      const subject = { type: 'admin::user', id: typed(email), title: '' };
      await log().append({ action: 'signIn.unlocked', account: by, subject });
    },

    address: (): string | null => (strapi.plugin('audit').service('who') as Who).address(),
  };
};
export default signIns;
export type AuditSignIns = ReturnType<typeof signIns>;

function failureOf({ entry }: { entry: string }): SignInFailure {
  const { at, address, details } = JSON.parse(entry) as AuditEntry;
  return { atMs: Date.parse(at), address, isWrongCode: details['wrongCode'] === true };
}
