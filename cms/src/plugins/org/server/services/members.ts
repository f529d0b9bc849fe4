import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { AuditTrail } from '../../../audit/server/services/trail';
import { copy } from '../../copy';
import { MEMBERS, type MemberRow } from '../tables';

export interface Overview {
  departments: { id: string; name: string }[];
  accounts: { account: string; name: string; roles: string[]; departments: string[] }[];
}

interface User {
  id: number;
  firstname: string | null;
  lastname: string | null;
  email: string;
  roles: { name: string }[];
}

/** Who works for which section: what an officer sees of others' work is decided by it (F-6). */
const members = ({ strapi }: { strapi: Core.Strapi }) => {
  /** Ids of the sections that one of these accounts works for. */
  async function departmentsOf(accounts: readonly string[], knex = strapi.db.connection): Promise<string[]> {
    if (accounts.length === 0) return [];
    const rows: MemberRow[] = await knex(MEMBERS).whereIn('account', [...accounts]);
    return [...new Set(rows.map((row) => row.department))];
  }

  /** Numbers of the accounts that work for one of these sections. */
  async function accountsOf(departments: readonly string[], knex = strapi.db.connection): Promise<number[]> {
    if (departments.length === 0) return [];
    const rows: MemberRow[] = await knex(MEMBERS).whereIn('department', [...departments]);
    return [...new Set(rows.map((row) => Number(row.account)))];
  }

  /** Every active account with its sections, and the sections to choose from. */
  async function overview(): Promise<Overview> {
    const users: User[] = await strapi.db
      .query('admin::user')
      .findMany({ where: { isActive: true, blocked: false }, populate: ['roles'], orderBy: { id: 'asc' } });
    const sections = await departments(strapi);
    // A section whose record was deleted is none any more: the next choice for the account leaves it out.
    const known = sections.map(({ id }) => id);
    const rows: MemberRow[] = await strapi.db.connection(MEMBERS).whereIn('department', known);
    return {
      departments: sections,
      accounts: users.map((user) => ({
        account: String(user.id),
        name: [user.lastname, user.firstname].filter(Boolean).join('') || user.email,
        roles: user.roles.map(({ name }) => name),
        departments: rows.filter((row) => row.account === String(user.id)).map((row) => row.department),
      })),
    };
  }

  /** Gives an account exactly these sections. @throws {ApplicationError} for an account or section that is none. */
  async function assign(account: string, chosen: readonly string[], by: string): Promise<void> {
    const known = await overview();
    if (!known.accounts.some((user) => user.account === account)) throw new errors.NotFoundError(copy.unknownAccount);
    if (!chosen.every((id) => known.departments.some((department) => department.id === id)))
      throw new errors.ValidationError(copy.unknownDepartment);
    await strapi.db.transaction(async ({ trx }) => {
      await trx(MEMBERS).where({ account }).delete();
      const rows = [...new Set(chosen)].map((department) => ({ account, department }));
      if (rows.length > 0) await trx(MEMBERS).insert(rows);
      const trail: AuditTrail = strapi.plugin('audit').service('trail');
      await trail.rules('members.assign', by, { account, departments: [...chosen] });
    });
  }

  return { accountsOf, departmentsOf, overview, assign };
};
export default members;
export type Members = ReturnType<typeof members>;

/** Drafts count: a section may be assigned before its page is public. */
async function departments(strapi: Core.Strapi): Promise<{ id: string; name: string }[]> {
  const rows: { documentId: string; title: string }[] = await strapi.db
    .query('api::department.department')
    .findMany({ where: { publishedAt: null }, select: ['documentId', 'title'], orderBy: { displayOrder: 'asc' } });
  return rows.map(({ documentId, title }) => ({ id: documentId, name: title }));
}
