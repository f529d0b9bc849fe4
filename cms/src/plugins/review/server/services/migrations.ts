import type { Core, UID } from '@strapi/types';
import { errors } from '@strapi/utils';
import { copy } from '../../copy';
import { refusalOf, type Attempt, type CaseFile } from '../rules/attempt';
import { assertSubmittable } from '../rules/submittable';
import { DECISIONS } from '../tables';
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
    const decision = given.decision.trim();
    if (decision === '') throw new errors.PolicyError(copy.migration.decisionMissing);
    const place = { uid, documentId };
    await strapi.db.transaction(async ({ trx }) => {
      const accounts = await accountIds(strapi, given.accounts);
      const migrated = await recordDecision(strapi, trx, place, decision, accounts);
      await strapi.documents(uid as UID.ContentType).publish({ documentId });
      await move(trx, place, migrated.file, { ...migrated.attempt, action: 'publish' });
    });
  },
});
export default migrations;
export type Migrations = ReturnType<typeof migrations>;

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
  assertSubmittable(draft.record);
  const after = await move(trx, place, file, attempt, { comment: decision });
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
