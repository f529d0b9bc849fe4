import type { Core } from '@strapi/types';
import type { AuditLog } from './log';
import type { Checkpoints } from './checkpoints';
import { startIsOver } from '../recording/rows';
import { LOGS, type LogRow } from '../tables';

type Rights = ReadonlyMap<string, readonly string[]>;
interface PermissionRow {
  action: string;
  subject: string | null;
  role: { name: string } | null;
}

/**
 * A start brings the rights of all roles to what the code says, row by row. It is recorded as what it changed: an entry
 * a role in place of some hundred.
 */
const starts = ({ strapi }: { strapi: Core.Strapi }) => {
  let before: Rights = new Map();
  const log = (): AuditLog => strapi.plugin('audit').service('log');

  async function rights(): Promise<Rights> {
    const rows: PermissionRow[] = await strapi.db.query('admin::permission').findMany({ populate: ['role'] });
    const byRole = new Map<string, string[]>();
    for (const { action, subject, role } of rows)
      byRole.set(role?.name ?? '', [
        ...(byRole.get(role?.name ?? '') ?? []),
        subject ? `${action} ${subject}` : action,
      ]);
    return byRole;
  }

  return {
    /** Before anything is changed. The first entry names the log and its key. */
    async begin(): Promise<void> {
      const checkpoints: Checkpoints = strapi.plugin('audit').service('checkpoints');
      const identity = await checkpoints.identity();
      before = await rights();
      const { size }: LogRow = await strapi.db.connection(LOGS).where({ name: 'main' }).first();
      if (size === 0) await log().append({ action: 'log.begin', details: identity });
      await log().append({ action: 'system.start', details: identity });
    },

    /** When roles, tokens and accounts are what the code says; from here on every row is an entry. */
    async end(): Promise<void> {
      const after = await rights();
      startIsOver();
      const names = [...new Set([...before.keys(), ...after.keys()])].sort();
      await log().append(
        ...names.flatMap((name) => {
          const [old, now] = [before.get(name) ?? [], after.get(name) ?? []];
          const granted = now.filter((right) => !old.includes(right)).sort();
          const revoked = old.filter((right) => !now.includes(right)).sort();
          if (granted.length + revoked.length === 0) return [];
          const subject = { type: 'admin::role', id: '', title: name };
          return [{ action: 'role.reset' as const, subject, details: { granted, revoked } }];
        }),
      );
    },
  };
};
export default starts;
export type Starts = ReturnType<typeof starts>;
