import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { keyedDigest } from '../../../../lib/sealed-text';
import { copy } from '../../copy';
import { changeReason, keptPasswords, passwordIssue, wordsOf, type Named } from '../rules/password';
import { PASSWORDS, type PasswordRow } from '../tables';

const ticketMs = 10 * 60_000;
const use = 'sign-in ticket';

interface User extends Named {
  id: number;
  password?: string | null;
}

/** What holds of passwords whoever sets them, and when they are to be changed. */
const passwords = ({ strapi }: { strapi: Core.Strapi }) => {
  const rowsOf = (account: string): Promise<PasswordRow[]> =>
    strapi.db.connection(PASSWORDS).where({ account }).orderBy('id', 'desc').limit(keptPasswords);
  const userOf = (id: number | string): Promise<User | null> =>
    strapi.db.query('admin::user').findOne({ where: { id: Number(id) } });

  async function isUsed(account: string, password: string): Promise<boolean> {
    const auth = strapi.service('admin::auth') as {
      validatePassword: (text: string, hash: string) => Promise<boolean>;
    };
    for (const { hash } of await rowsOf(account)) if (await auth.validatePassword(password, hash)) return true;
    return false;
  }

  const digestOf = ({ id, password }: User, until: number): string =>
    keyedDigest(use, `${id} ${until} ${password ?? ''}`);

  return {
    /** @throws {ValidationError} in Chinese for a password that its owner, if known, may not have. */
    async check(password: string, owner: number | string | Named | null): Promise<void> {
      const user = typeof owner === 'object' ? owner : await userOf(owner);
      const isKept = typeof owner !== 'object' && (await isUsed(String(owner), password));
      const issue = passwordIssue(password, user ? wordsOf(user) : []) ?? (isKept ? 'used' : null);
      if (issue) throw new errors.ValidationError(copy.password.issues[issue]);
    },

    /** Notes that an account has this password from now on; part of the change itself. */
    async remember(account: string, hash: string, isTemporary: boolean): Promise<void> {
      await strapi.db.transaction(({ trx }) =>
        trx(PASSWORDS).insert({ account, hash, set_at: Date.now(), is_temporary: isTemporary }),
      );
    },

    /** Why it must be changed before it opens a session. */
    async changeReason(account: string) {
      const [newest] = await rowsOf(account);
      const known = newest && { setAtMs: Number(newest.set_at), isTemporary: Boolean(newest.is_temporary) };
      return changeReason(known, Date.now());
    },

    async setOwn(account: string, password: string): Promise<void> {
      await strapi.service('admin::user').updateById(Number(account), { password });
    },

    /** Stands for a second factor that was given a moment ago, while a new password is thought of; void once it is set. */
    async ticket(account: string): Promise<string> {
      const user = await userOf(account);
      const until = Date.now() + ticketMs;
      return user ? `${until}.${digestOf(user, until)}` : '';
    },

    async isTicket(account: string, ticket: string): Promise<boolean> {
      const [until = ''] = ticket.split('.');
      const user = await userOf(account);
      if (!user || !(Number(until) > Date.now())) return false;
      return ticket === `${until}.${digestOf(user, Number(until))}`;
    },
  };
};
export default passwords;
export type Passwords = ReturnType<typeof passwords>;
