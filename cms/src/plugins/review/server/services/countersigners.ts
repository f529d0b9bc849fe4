import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { AuditTrail } from '../../../audit/server/services/trail';
import { copy } from '../../copy';
import { COUNTERSIGNERS, type CountersignerRow } from '../tables';
import type { Knex } from './store';
import { departmentNames, officers } from './surroundings';

export interface DepartmentCountersigners {
  department: string;
  label: string;
  accounts: { account: string; name: string }[];
}

/** Who countersigns for a department; kept by the disclosure office. */
const countersigners = ({ strapi }: { strapi: Core.Strapi }) => {
  async function list(): Promise<DepartmentCountersigners[]> {
    const rows: CountersignerRow[] = await inForce(strapi.db.connection).orderBy('id');
    const names = await officers(strapi);
    return [...(await departmentNames(strapi))].map(([department, label]) => ({
      ...{ department, label },
      accounts: rows
        .filter((row) => row.department === department)
        .map(({ account }) => ({ account, name: names.get(account) ?? account })),
    }));
  }

  /** Makes `accounts` the countersigners of a department; who is no longer among them stays on file. */
  async function set(department: string, accounts: readonly string[], by: string): Promise<void> {
    await strapi.db.transaction(async ({ trx }) => {
      const known = await officers(strapi);
      if (!(await departmentNames(strapi)).has(department)) throw new errors.ValidationError(copy.flows.noDepartment);
      if (accounts.some((account) => !known.has(account))) throw new errors.ValidationError(copy.flows.noOfficer);
      const at = new Date().toISOString();
      const rows: CountersignerRow[] = await inForce(trx).where({ department });
      const gone = rows.filter(({ account }) => !accounts.includes(account)).map(({ id }) => id);
      await trx(COUNTERSIGNERS).whereIn('id', gone).update({ ended_by: by, ended_at: at });
      const added = accounts.filter((account) => !rows.some((row) => row.account === account));
      for (const account of new Set(added))
        await trx(COUNTERSIGNERS).insert({ department, account, added_by: by, added_at: at });
      const trail: AuditTrail = strapi.plugin('audit').service('trail');
      await trail.rules('flow.countersigners', by, { department, accounts: [...accounts] });
    });
  }

  return { list, set, departmentsOf: (account: string) => departmentsOf(strapi.db.connection, account) };
};
export default countersigners;
export type Countersigners = ReturnType<typeof countersigners>;

const inForce = (knex: Knex) => knex(COUNTERSIGNERS).whereNull('ended_at');

/** The departments for which an account countersigns. */
export async function departmentsOf(knex: Knex, account: string): Promise<string[]> {
  const rows: CountersignerRow[] = await inForce(knex).where({ account }).orderBy('id');
  return rows.map(({ department }) => department);
}

/** The departments that have somebody who countersigns for them. */
export async function departmentsWithCountersigner(knex: Knex): Promise<Set<string>> {
  const rows: CountersignerRow[] = await inForce(knex);
  return new Set(rows.map(({ department }) => department));
}
