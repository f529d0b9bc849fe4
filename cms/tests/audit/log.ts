import { AuditEntry } from '@yangguang/schemas';
import type { AuditLog } from '../../src/plugins/audit/server/services/log.ts';
import type { Cms } from '../harness.ts';

/** Every entry as it is stored, or those about one record, oldest first. */
export async function entriesOf(cms: Cms, documentId?: string): Promise<AuditEntry[]> {
  const rows: { entry: string }[] = await cms.strapi.db
    .connection('audit_entries')
    .where(documentId === undefined ? {} : { subject_id: documentId })
    .orderBy('seq');
  return rows.map(({ entry }) => AuditEntry.parse(JSON.parse(entry)));
}

/** The entries that came while `work` was done. */
export async function entriesDuring(cms: Cms, work: () => Promise<unknown>): Promise<AuditEntry[]> {
  const before = (await entriesOf(cms)).length;
  await work();
  return (await entriesOf(cms)).slice(before);
}

export const logOf = (cms: Cms): AuditLog => cms.strapi.plugin('audit').service('log');

/** Lets the audit writer fail while `work` runs. */
export async function whileAuditFails(cms: Cms, work: () => Promise<void>): Promise<void> {
  const knex = cms.strapi.db.connection;
  await knex.raw(
    "create trigger audit_broken before insert on audit_entries begin select raise(abort, 'the disk of the log is full'); end",
  );
  try {
    await work();
  } finally {
    await knex.raw('drop trigger audit_broken');
  }
}
