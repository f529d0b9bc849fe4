import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { AuditLog } from '../../../audit/server/services/log';
import type { AuditSignIns } from '../../../audit/server/services/sign-ins';
import { copy } from '../../copy';
import { unassignedRole } from '../../../../lib/administrators';
import { isSignInStrict } from '../rules/sign-in-demand';
import { countedSinceMs, isLockedSomewhere } from '../../../../lib/attempt-limit';
import type { SecondFactors } from './second-factors';

/** One line of the page 账号安全. */
export interface AccountSecurity {
  account: string;
  name: string;
  roles: string[];
  isActive: boolean;
  hasSecondFactor: boolean;
  recoveryCodes: number;
  isLocked: boolean;
}
/** What of all accounts somebody has to look after. */
export interface AccountSummary {
  active: number;
  /** Names of active accounts, by what they lack or suffer. */
  locked: string[];
  unassigned: string[];
  /** Null where signing in takes no second factor. */
  withoutSecondFactor: string[] | null;
}
interface User {
  id: number;
  email: string;
  firstname: string | null;
  lastname: string | null;
  isActive: boolean;
  roles: { name: string; code: string }[];
}

/** What the security administrator sees and does about how people sign in; never about what they may do there. */
const accountSecurity = ({ strapi }: { strapi: Core.Strapi }) => {
  const signIns = (): AuditSignIns => strapi.plugin('audit').service('signIns');
  const factors = (): SecondFactors => strapi.plugin('org').service('secondFactors');

  async function one(user: User): Promise<AccountSecurity> {
    const account = String(user.id);
    const nowMs = Date.now();
    return {
      account,
      name: [user.lastname, user.firstname].filter(Boolean).join('') || user.email,
      roles: user.roles.map(({ name }) => name),
      isActive: user.isActive,
      hasSecondFactor: await factors().isEnrolled(account),
      recoveryCodes: await factors().recoveryCodesLeft(account),
      isLocked: isLockedSomewhere(await signIns().failures(user.email, countedSinceMs(nowMs)), nowMs),
    };
  }

  async function userOf(account: string): Promise<User> {
    const user: User | null = await strapi.db.query('admin::user').findOne({ where: { id: Number(account) } });
    if (!user) throw new errors.NotFoundError(copy.unknownAccount);
    return user;
  }

  return {
    async overview(): Promise<AccountSecurity[]> {
      const users: User[] = await strapi.db
        .query('admin::user')
        .findMany({ populate: ['roles'], orderBy: { id: 'asc' } });
      return Promise.all(users.map(one));
    },

    /** For those who keep accounts or their rights. */
    async summary(): Promise<AccountSummary> {
      const users: User[] = await strapi.db
        .query('admin::user')
        .findMany({ where: { isActive: true }, populate: ['roles'], orderBy: { id: 'asc' } });
      const all = await Promise.all(users.map(one));
      const names = (wanted: (account: AccountSecurity, user: User | undefined) => boolean): string[] =>
        all.filter((account, index) => wanted(account, users[index])).map(({ name }) => name);
      return {
        active: all.length,
        locked: names(({ isLocked }) => isLocked),
        unassigned: names((_account, user) => user?.roles.every(({ code }) => code === unassignedRole) ?? false),
        withoutSecondFactor: isSignInStrict() ? names(({ hasSecondFactor }) => !hasSecondFactor) : null,
      };
    },

    /** Another person's only: one's own takes a second security administrator, or somebody with borrowed rights. */
    async resetSecondFactor(account: string, by: string): Promise<void> {
      await userOf(account);
      if (account === by) throw new errors.PolicyError(copy.security.notOwn);
      await factors().reset(account, by);
    },

    /**
     * The owner sets a new password by a link, which is handed to him and to nobody else; the old one opens nothing from
     * now on, and what he had open ends.
     */
    async resetPassword(account: string, by: string): Promise<string> {
      const { isActive } = await userOf(account);
      if (account === by) throw new errors.PolicyError(copy.security.notOwnPassword);
      if (!isActive) throw new errors.PolicyError(copy.security.switchedOff);
      const registrationToken: string = strapi.service('admin::token').createToken();
      await strapi.db.transaction(async () => {
        const change = { where: { id: Number(account) }, data: { registrationToken, password: null } };
        await strapi.db.query('admin::user').update(change);
        await strapi.sessionManager('admin').invalidateRefreshToken(account);
        const log: AuditLog = strapi.plugin('audit').service('log');
        await log.append({
          action: 'password.reset',
          account: by,
          subject: { type: 'admin::user', id: account, title: '' },
        });
      });
      return registrationToken;
    },

    async unlock(account: string, by: string): Promise<void> {
      await signIns().unlock((await userOf(account)).email, by);
    },
  };
};
export default accountSecurity;
export type AccountSecurityService = ReturnType<typeof accountSecurity>;
