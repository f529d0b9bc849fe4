import type { Core } from '@strapi/types';
import { copy } from '../../copy';
import { keyedHash } from '../rules/changed-fields';
import { ENTRIES } from '../tables';
import { valueKey } from './checkpoints';
import type { AuditLog } from './log';
import type { Who } from './who';

/** Failures older than the newest so many say nothing of today. */
const newest = 100;

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

  return {
    /** A wrong password, or a name that nobody has. */
    refused: (email: string): Promise<void> => record(email, {}, typed(email)),

    /** An attempt whose password nobody looked at. It does not count: it would lock for ever. */
    refusedUnseen: (email: string): Promise<void> => record(email, { locked: true, typed: typed(email) }, ''),

    /** When and from where sign-ins under this name failed lately. */
    async failures(email: string): Promise<{ atMs: number; address: string | null }[]> {
      const rows: { entry: string }[] = await strapi.db
        .connection(ENTRIES)
        .where({ subject_id: typed(email), action: 'signIn.refused' })
        .orderBy('seq', 'desc')
        .limit(newest)
        .select('entry');
      return rows.map(({ entry }) => {
        const { at, address } = JSON.parse(entry) as { at: string; address: string | null };
        return { atMs: Date.parse(at), address };
      });
    },

    address: (): string | null => (strapi.plugin('audit').service('who') as Who).address(),
  };
};
export default signIns;
export type AuditSignIns = ReturnType<typeof signIns>;
