import type { Core } from '@strapi/types';
import { actionLabel, AuditEntry, type AuditAction } from '@yangguang/schemas';
import { shanghaiTime } from '../rules/shanghai-time';
import { CHECKPOINTS, ENTRIES, LOGS, type CheckpointRow, type EntryRow, type LogRow } from '../tables';

/** What the audit administrator sees of the log at a glance. */
export interface LogSummary {
  size: number;
  /** The last signed head; null before the first. */
  checkpoint: { size: number; root: string; at: string } | null;
  /** When the log was last taken away, to be checked against an older checkpoint. */
  lastExportAt: string | null;
  today: { entries: number; refused: number; failedSignIns: number; breakGlass: number };
}

/** Somebody was given another role, or a role was changed. */
export interface RightsChange {
  seq: number;
  at: string;
  by: string;
  label: string;
  /** Whose role, or which role. */
  subject: string;
  /** Names of the roles afterwards; empty where a role itself was changed. */
  roles: string[];
}

const changed = 'account.update' satisfies AuditAction;
const ofRoles = ['role.create', 'role.update', 'role.delete'] satisfies AuditAction[];

const figures = ({ strapi }: { strapi: Core.Strapi }) => {
  const entries = () => strapi.db.connection(ENTRIES);
  const today = (): string => shanghaiTime(new Date()).slice(0, 10);

  async function countToday(...actions: AuditAction[]): Promise<number> {
    const rows = entries().where('at', '>=', today());
    if (actions.length > 0) void rows.whereIn('action', actions);
    return Number((await rows.count({ total: '*' }).first())?.total);
  }

  return {
    async summary(): Promise<LogSummary> {
      const knex = strapi.db.connection;
      const { size }: LogRow = await knex(LOGS).where({ name: 'main' }).first();
      const head: CheckpointRow | undefined = await knex(CHECKPOINTS).orderBy('size', 'desc').first();
      const exported: EntryRow | undefined = await entries()
        .where({ action: 'log.export' satisfies AuditAction })
        .orderBy('seq', 'desc')
        .first();
      return {
        size,
        checkpoint: head ? { size: head.size, root: head.root, at: head.at } : null,
        lastExportAt: exported?.at ?? null,
        today: {
          entries: await countToday(),
          refused: await countToday('attempt.refused', 'attempt.failed'),
          failedSignIns: await countToday('signIn.refused'),
          breakGlass: await countToday('breakGlass.ask', 'breakGlass.decide', 'breakGlass.request'),
        },
      };
    },

    failedSignInsToday: (): Promise<number> => countToday('signIn.refused'),

    /** The newest changes that people made of who may do what, for whoever gives rights; the rest of the log is not his (E4). */
    async rightsChanges(limit: number): Promise<RightsChange[]> {
      const rows: EntryRow[] = await entries()
        .whereNot({ actor_id: 'system' })
        .where((any) => {
          void any.whereIn('action', ofRoles);
          void any.orWhere((one) => void one.where({ action: changed }).whereLike('entry', '%"rolesAfter"%'));
        })
        .orderBy('seq', 'desc')
        .limit(limit);
      return rows.map(changeOf);
    },
  };
};
export default figures;
export type AuditFigures = ReturnType<typeof figures>;

function changeOf(row: EntryRow): RightsChange {
  const { seq, at, actor, action, subject, details } = AuditEntry.parse(JSON.parse(row.entry));
  const roles = details['rolesAfter'];
  return {
    ...{ seq, at, by: actor.name, label: actionLabel(action), subject: subject?.title ?? '' },
    roles: Array.isArray(roles) ? roles.map(String) : [],
  };
}
