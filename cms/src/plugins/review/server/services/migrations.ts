import type { Core, UID } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Approval } from '@yangguang/schemas';
import { insertRows } from '../../../../lib/insert-rows';
import { copy } from '../../copy';
import type { AuditTrail } from '../../../audit/server/services/trail';
import { fileAfter, newFile, refusalOf, type Attempt, type CaseFile } from '../rules/attempt';
import { assertPublishable } from '../rules/submittable';
import { CASES, DECISIONS, type CaseRow, type DecisionRow } from '../tables';
import { readDraft } from './drafts';
import { move, readFile, type Knex, type Place } from './store';

/** Under what a record that was public before this system is published here: a decision and the two who answer for it. */
export interface MigrationDecision {
  decision: string;
  /** E-mail addresses of two different active accounts. */
  accounts: readonly [string, string];
}

const migrations = ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Publishes the draft of a record under a migration decision, in the caller's transaction if there is one.
   *
   * @throws {PolicyError} in Chinese, with nothing written, when the decision is empty or the accounts are not two
   * different active ones.
   */
  async recordMigration(uid: string, documentId: string, given: MigrationDecision): Promise<void> {
    const decision = decisionText(given);
    const place = { uid, documentId };
    await strapi.db.transaction(async ({ trx }) => {
      const accounts = await accountIds(strapi, given.accounts);
      const migrated = await recordDecision(strapi, trx, place, decision, accounts);
      await strapi.documents(uid as UID.ContentType).publish({ documentId });
      await move(strapi, trx, place, migrated.file, { ...migrated.attempt, action: 'publish' });
    });
  },

  /**
   * The same for many new records at once: the caller writes their rows, draft and published, and their changes of the
   * feed in the same transaction. 10,000 records take seconds this way instead of minutes.
   *
   * @returns the approvals in the order of the records, for the feed.
   * @throws {PolicyError} as `recordMigration`; a database error when one of them already has a case.
   */
  async recordMigrations(trx: Knex, uid: string, records: readonly MigratedRecord[], given: MigrationDecision) {
    const decision = decisionText(given);
    const accounts = await accountIds(strapi, given.accounts);
    const at = new Date().toISOString();
    const rows = records.map((record) => migrationRows(uid, record, decision, accounts, at));
    await insertRows(
      trx,
      CASES,
      rows.map((row) => row.file),
    );
    await insertRows(
      trx,
      DECISIONS,
      rows.flatMap((row) => row.decisions),
    );
    const trail: AuditTrail = strapi.plugin('audit').service('trail');
    await trail.migrations(uid, records, accounts);
    return rows.map((row) => row.approval);
  },
});
export default migrations;
export type Migrations = ReturnType<typeof migrations>;

/** A new record that is published by a bulk migration. */
export interface MigratedRecord {
  documentId: string;
  /** Hash of its canonical record. */
  hash: string;
  /** Admin user who made it; null for one that a program made. */
  creator: string | null;
}

function decisionText(given: MigrationDecision): string {
  const decision = given.decision.trim();
  if (decision === '') throw new errors.PolicyError(copy.migration.decisionMissing);
  return decision;
}

/** What the database fills in is left out. */
type NewCase = Omit<CaseRow, 'flow_version' | 'departments' | 'batch'>;
type NewDecision = Omit<DecisionRow, 'id' | 'step_id' | 'department' | 'on_behalf_of' | 'is_stand_in'>;

/** The migration and the publication. */
const moves = 2;

/** What `recordDecision` and the publication would leave behind for a record that never had a case. */
function migrationRows(
  uid: string,
  { documentId, hash, creator }: MigratedRecord,
  decision: string,
  accounts: readonly [string, string],
  at: string,
): { file: NewCase; decisions: NewDecision[]; approval: Approval } {
  const key = { uid, record_id: documentId };
  const migrated = fileAfter(newFile(creator), { action: 'migrate', account: accounts[0], hash, at });
  const { state } = fileAfter(migrated, { action: 'publish', account: accounts[0], hash, at });
  const { round } = migrated;
  const entry = { ...key, round, step: null, at, hash, sheet: null };
  return {
    file: {
      ...{ ...key, state, round, hash: migrated.hash, creator, submitted_by: null, updated_at: at },
      ...{ step_since: at, revision: moves },
    },
    decisions: [
      ...accounts.map((account) => ({ ...entry, action: 'migrate' as const, account, comment: decision })),
      { ...entry, action: 'publish', account: accounts[0], comment: null },
    ],
    approval: {
      kind: 'migration',
      hash,
      steps: accounts.map((account) => ({ step: 'migration', account, at })),
      decision,
    },
  };
}

async function recordDecision(
  strapi: Core.Strapi,
  trx: Knex,
  place: Place,
  decision: string,
  [first, second]: readonly [string, string],
): Promise<{ file: CaseFile; attempt: Attempt }> {
  const draft = await readDraft(strapi, place);
  const file = await readFile(trx, place, draft.creator);
  const attempt: Attempt = { action: 'migrate', account: first, hash: draft.hash, at: new Date().toISOString() };
  const refusal = refusalOf(file, attempt);
  if (refusal) throw new errors.PolicyError(copy.refusals[refusal], { code: refusal });
  assertPublishable(draft.record);
  const after = await move(strapi, trx, place, file, attempt, { comment: decision });
  if (!after) throw new errors.PolicyError(copy.refusals.overtaken, { code: 'overtaken' });
  await trx(DECISIONS).insert({
    uid: place.uid,
    record_id: place.documentId,
    round: after.round,
    action: 'migrate',
    account: second,
    at: attempt.at,
    hash: draft.hash,
    comment: decision,
  });
  return { file: after, attempt };
}

async function accountIds(strapi: Core.Strapi, emails: readonly [string, string]): Promise<readonly [string, string]> {
  const ids = await Promise.all(emails.map((email) => accountId(strapi, email)));
  const [first, second] = ids;
  if (!first || !second || first === second) throw new errors.PolicyError(copy.migration.twoAccounts);
  return [first, second];
}

async function accountId(strapi: Core.Strapi, email: string): Promise<string> {
  const user = await strapi.db
    .query('admin::user')
    .findOne({ where: { email: email.trim().toLowerCase(), isActive: true, blocked: false }, select: ['id'] });
  if (!user) throw new errors.PolicyError(copy.migration.unknownAccount(email));
  return String(user.id);
}
