import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { AuditTrail } from '../../../audit/server/services/trail';
import { copy } from '../../copy';
import { shanghaiDay } from '../rules/due';
import { DELEGATIONS, type DelegationRow } from '../tables';
import { namesOf } from './names';
import type { Knex } from './store';
import { officers } from './surroundings';

export interface DelegationBody {
  /** Account of the stand-in. */
  to: string;
  startsOn: string;
  endsOn: string;
  reason: string;
}
export interface Delegation {
  id: number;
  from: string;
  to: string;
  startsOn: string;
  endsOn: string;
  reason: string;
  isEnded: boolean;
  isActive: boolean;
  /** The viewer named it and may end it. */
  isMine: boolean;
}
export interface DelegationPage {
  delegations: Delegation[];
  /** Who may stand in for the viewer. */
  candidates: { value: string; label: string }[];
}

/** Officers on leave and their stand-ins. Everybody names his own, and nobody that of another. */
const delegations = ({ strapi }: { strapi: Core.Strapi }) => {
  const trail = (): AuditTrail => strapi.plugin('audit').service('trail');
  /** Those that the viewer named or stands in by, newest first. */
  async function page(account: string): Promise<DelegationPage> {
    const rows: DelegationRow[] = await strapi.db
      .connection(DELEGATIONS)
      .where({ from_account: account })
      .orWhere({ to_account: account })
      .orderBy('id', 'desc');
    const holders = rows.flatMap((row) => [{ account: row.from_account }, { account: row.to_account }]);
    const names = await namesOf(strapi, holders);
    const others = [...(await officers(strapi))].filter(([candidate]) => candidate !== account);
    return {
      delegations: rows.map((row) => shown(row, account, names)),
      candidates: others.map(([value, label]) => ({ value, label })),
    };
  }

  /** @throws {ValidationError} when the stand-in is no other officer or the days make no period still to come. */
  async function name(account: string, { to, startsOn, endsOn, reason }: DelegationBody): Promise<void> {
    await strapi.db.transaction(async ({ trx }) => {
      const now = new Date().toISOString();
      if (to === account) throw new errors.ValidationError(copy.delegations.oneself);
      if (!(await officers(strapi)).has(to)) throw new errors.ValidationError(copy.flows.noOfficer);
      if (endsOn < startsOn) throw new errors.ValidationError(copy.delegations.backwards);
      if (endsOn < shanghaiDay(now)) throw new errors.ValidationError(copy.delegations.over);
      const overlapping: DelegationRow | undefined = await trx(DELEGATIONS)
        .where({ from_account: account })
        .whereNull('ended_at')
        .where('starts_on', '<=', endsOn)
        .where('ends_on', '>=', startsOn)
        .first();
      if (overlapping) throw new errors.ValidationError(copy.delegations.overlapping);
      const days = { starts_on: startsOn, ends_on: endsOn };
      await trx(DELEGATIONS).insert({ from_account: account, to_account: to, ...days, reason, named_at: now });
      await trail().rules('delegation.name', account, { to, startsOn, endsOn });
    });
  }

  /** Back early: ends at once. */
  async function end(account: string, id: number): Promise<void> {
    await strapi.db.transaction(async ({ trx }) => {
      const ended = await trx(DELEGATIONS)
        .where({ id, from_account: account })
        .whereNull('ended_at')
        .update({ ended_at: new Date().toISOString() });
      if (ended !== 1) throw new errors.NotFoundError(copy.delegations.unknown);
      await trail().rules('delegation.end', account, { delegation: id });
    });
  }

  return { page, name, end };
};
export default delegations;
export type Delegations = ReturnType<typeof delegations>;

function shown(row: DelegationRow, viewer: string, names: Map<string, string>): Delegation {
  const nameOf = (account: string) => names.get(account) ?? account;
  return {
    ...{ id: row.id, from: nameOf(row.from_account), to: nameOf(row.to_account) },
    ...{ startsOn: row.starts_on, endsOn: row.ends_on, reason: row.reason },
    isEnded: row.ended_at !== null || row.ends_on < today(),
    isActive: row.ended_at === null && row.starts_on <= today() && today() <= row.ends_on,
    isMine: row.from_account === viewer,
  };
}

const today = (): string => shanghaiDay(new Date().toISOString());

/** The accounts for which `account` stands in today. */
export async function delegatorsOf(knex: Knex, account: string): Promise<string[]> {
  const rows: DelegationRow[] = await knex(DELEGATIONS)
    .where({ to_account: account })
    .whereNull('ended_at')
    .where('starts_on', '<=', today())
    .where('ends_on', '>=', today());
  return [...new Set(rows.map((row) => row.from_account))];
}
