import type { Core } from '@strapi/types';
import type { Approval } from '@yangguang/schemas';
import type { State } from '../rules/flow';
import { CASES, DECISIONS, type DecisionRow } from '../tables';
import { namesOf } from './names';
import { readDecisions, type Knex, type Place } from './store';

/** A change of the feed, as far as it tells who let it out. */
export interface LetOut {
  seq: number;
  record_id: string;
  at: string;
  action: 'publish' | 'withdraw';
  approval: string | null;
}

/** Who had a part in a record, for those who show what became of it. */
const participants = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** A subquery of the ids of all records that an account made, submitted or decided on. */
  recordsOf(knex: Knex, account: string): ReturnType<Knex> {
    return knex(CASES)
      .where({ creator: account })
      .orWhere({ submitted_by: account })
      .select('record_id')
      .union([knex(DECISIONS).where({ account }).select('record_id')]);
  },

  /** Hash of the content that each record was last submitted with; that of a draft or of what was sent back is not told. */
  async submitted(recordIds: readonly string[]): Promise<Map<string, string>> {
    const resting: readonly State[] = ['draft', 'returned', 'withdrawn'];
    const rows: { record_id: string; hash: string | null }[] = await strapi.db
      .connection(CASES)
      .whereIn('record_id', [...recordIds])
      .whereNotIn('state', [...resting])
      .select('record_id', 'hash');
    return new Map(rows.flatMap(({ record_id, hash }) => (hash ? [[record_id, hash] as const] : [])));
  },

  /** Names of those who signed each change: the signature, both of a migration, or who withdrew. */
  async signersOf(changes: readonly LetOut[]): Promise<Map<number, string[]>> {
    const accounts = new Map<number, string[]>();
    for (const change of changes) accounts.set(change.seq, await accountsOf(strapi.db.connection, change));
    const names = await namesOf(
      strapi,
      [...accounts.values()].flat().map((account) => ({ account })),
    );
    return new Map([...accounts].map(([seq, ids]) => [seq, ids.map((id) => names.get(id) ?? id)]));
  },

  /** What was decided about a record on which content, oldest first. */
  async decisionsOn(place: Place): Promise<Pick<DecisionRow, 'action' | 'at' | 'account' | 'hash'>[]> {
    return readDecisions(strapi.db.connection, place);
  },

  /** Names of accounts; an account that is gone is told by its number. */
  async names(accounts: readonly string[]): Promise<Map<string, string>> {
    const known = await namesOf(
      strapi,
      accounts.map((account) => ({ account })),
    );
    return new Map(accounts.map((account) => [account, known.get(account) ?? account]));
  },
});
export default participants;
export type Participants = ReturnType<typeof participants>;

async function accountsOf(knex: Knex, change: LetOut): Promise<string[]> {
  if (change.approval !== null) {
    const { kind, steps, emergency } = JSON.parse(change.approval) as Approval;
    if (emergency?.confirmation) return [emergency.confirmation.account];
    return kind === 'migration' ? steps.map(({ account }) => account) : steps.slice(-1).map(({ account }) => account);
  }
  const decision: { account: string } | undefined = await knex(DECISIONS)
    .where({ record_id: change.record_id, action: 'withdraw' })
    .where('at', '<=', change.at)
    .orderBy('id', 'desc')
    .first();
  return decision ? [decision.account] : [];
}
