import { readFileSync } from 'node:fs';
import type { Core } from '@strapi/types';
import { z } from 'zod';
import { copy } from '../../copy';
import { AccountsFile, type FirstAccount } from '../rules/accounts-file';

const administratorRole = 'strapi-super-admin';

const accounts = ({ strapi }: { strapi: Core.Strapi }) => {
  /**
   * Makes the accounts of the settings that do not exist yet, before the port is reachable: until an administrator
   * exists, Strapi lets anyone register as one.
   *
   * @throws {Error} in Chinese when afterwards there would be no administrator; the caller's transaction then makes none.
   */
  async function ensureFirst(): Promise<void> {
    const wanted = [...fromEnvironment(), ...fromFile()];
    for (const account of wanted) if (!(await exists(account.email))) await create(account);
    const { usersCount } = await strapi.service('admin::role').getSuperAdminWithUsersCount();
    if (usersCount === 0) throw new Error(copy.noAdministrator);
  }

  const exists = (email: string): Promise<boolean> =>
    strapi.service('admin::user').exists({ email: email.toLowerCase() });

  async function create({ email, password, name, role }: FirstAccount): Promise<void> {
    const stored: { id: number } | null = await strapi.service('admin::role').findOne({ code: role });
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

  return { ensureFirst };
};
export default accounts;
export type Accounts = ReturnType<typeof accounts>;

function fromEnvironment(): FirstAccount[] {
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = process.env;
  if (!email || !password) return [];
  return parse(
    [{ email, password, name: copy.superAdmin.name, role: administratorRole }],
    'ADMIN_EMAIL, ADMIN_PASSWORD',
  );
}

function fromFile(): FirstAccount[] {
  const file = process.env.YANGGUANG_ACCOUNTS;
  if (!file) return [];
  return parse(readJson(file), file);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Error(copy.badAccounts(file, String(cause)), { cause });
  }
}

function parse(value: unknown, place: string): FirstAccount[] {
  const parsed = AccountsFile.safeParse(value);
  if (!parsed.success) throw new Error(copy.badAccounts(place, z.prettifyError(parsed.error)));
  return parsed.data;
}
