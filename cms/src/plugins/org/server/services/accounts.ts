import { readFileSync } from 'node:fs';
import type { Core } from '@strapi/types';
import { z } from 'zod';
import { administratorRoles } from '../../../../lib/administrators';
import { copy } from '../../copy';
import { AccountsFile, type FirstAccount } from '../rules/accounts-file';
import { lawfulRoles } from '../rules/duties';

interface Holder {
  id: number;
  roles: { id: number; code: string }[];
}

const accounts = ({ strapi }: { strapi: Core.Strapi }) => {
  const roleOf = (code: string): Promise<{ id: number } | null> => strapi.service('admin::role').findOne({ code });

  /**
   * Makes the accounts of the file that do not exist yet, before the port is reachable: until an account exists, Strapi
   * lets anyone register as its administrator.
   *
   * @throws {Error} in Chinese when afterwards one of the three offices were empty; the caller's transaction then makes none.
   */
  async function ensureFirst(): Promise<void> {
    for (const account of fromFile()) if (!(await exists(account.email))) await create(account);
    for (const code of administratorRoles) if ((await holders(code)) === 0) throw new Error(copy.noAdministrator(code));
  }

  /** Takes from accounts what nobody may hold: the sealed role, and offices next to other roles (E4). */
  async function seal(): Promise<void> {
    const users: Holder[] = await strapi.db.query('admin::user').findMany({ populate: ['roles'], orderBy: 'id' });
    for (const { id, roles } of users) {
      const codes = roles.map(({ code }) => code);
      const lawful = lawfulRoles(codes);
      if (lawful === codes) continue;
      const ids = await Promise.all(lawful.map(async (code) => (await roleOf(code))?.id));
      await strapi.db.query('admin::user').update({ where: { id }, data: { roles: ids } });
    }
  }

  const holders = (code: string): Promise<number> =>
    strapi.db.query('admin::user').count({ where: { isActive: true, roles: { code } } });

  const exists = (email: string): Promise<boolean> =>
    strapi.service('admin::user').exists({ email: email.toLowerCase() });

  async function create({ email, password, name, role }: FirstAccount): Promise<void> {
    const stored = await roleOf(role);
    if (!stored) throw new Error(copy.noRole(process.env.YANGGUANG_ACCOUNTS ?? '', role));
    await strapi.service('admin::user').create({
      email: email.toLowerCase(),
      password,
      firstname: name,
      lastname: '',
      isActive: true,
      registrationToken: null,
      roles: [stored.id],
    });
  }

  return { ensureFirst, seal };
};
export default accounts;
export type Accounts = ReturnType<typeof accounts>;

function fromFile(): FirstAccount[] {
  const file = process.env.YANGGUANG_ACCOUNTS;
  if (!file) return [];
  const parsed = AccountsFile.safeParse(readJson(file));
  if (!parsed.success) throw new Error(copy.badAccounts(file, z.prettifyError(parsed.error)));
  return parsed.data;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Error(copy.badAccounts(file, String(cause)), { cause });
  }
}
