import type { Core } from '@strapi/types';
import type { MigrationDecision } from '../../../review/server/services/migrations';
import type { ImportRequest } from '../import-request';
import { ImportFault } from '../reading/fault';

export interface Accounts {
  /** Author of the records; null when a program imports. */
  creatorId: number | null;
  migration?: MigrationDecision;
}

/**
 * The people behind an import.
 *
 * @throws {ImportFault} when a migration has no decision, or not two different active accounts (R-REG-17).
 */
export async function findAccounts(strapi: Core.Strapi, request: ImportRequest): Promise<Accounts> {
  const { migration } = request;
  if (!migration) {
    const creatorId = request.creatorId ?? (request.by === undefined ? null : await accountId(strapi, request.by));
    return { creatorId };
  }
  if ([migration.decision, migration.by, migration.confirmedBy].some((part) => part.trim() === ''))
    throw new ImportFault('migration.no-decision');
  const first = await accountId(strapi, migration.by);
  const second = await accountId(strapi, migration.confirmedBy);
  if (first === second) throw new ImportFault('migration.same-account', { email: migration.by });
  return {
    creatorId: first,
    migration: { decision: migration.decision, accounts: [migration.by, migration.confirmedBy] },
  };
}

async function accountId(strapi: Core.Strapi, email: string): Promise<number> {
  const where = { email: email.trim().toLowerCase(), isActive: true, blocked: false };
  const user: { id: number } | null = await strapi.db.query('admin::user').findOne({ where, select: ['id'] });
  if (!user) throw new ImportFault('migration.unknown-account', { email });
  return user.id;
}
