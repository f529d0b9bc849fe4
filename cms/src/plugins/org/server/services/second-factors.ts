import type { Core } from '@strapi/types';
import { renderSVG } from 'uqr';
import { keyedDigest, open, seal } from '../../../../lib/sealed-text';
import type { AuditLog } from '../../../audit/server/services/log';
import { copy } from '../../copy';
import { newRecoveryCodes, readRecoveryCode } from '../rules/recovery-codes';
import { enrolmentUri, newSecret, stepOf } from '../rules/totp';
import { RECOVERY_CODES, SECOND_FACTORS, type Knex, type SecondFactorRow } from '../tables';

interface User {
  id: number;
  email: string;
}
export interface Enrolment {
  uri: string;
  secret: string;
  /** The QR picture, as an address of data. */
  picture: string;
}

const use = 'second factor';

/** The second factor of accounts: time-based codes of an authenticator app, and codes for the day it is lost (E6). */
const secondFactors = ({ strapi }: { strapi: Core.Strapi }) => {
  const table = () => strapi.db.connection(SECOND_FACTORS);
  const log = (): AuditLog => strapi.plugin('audit').service('log');
  const read = (account: string): Promise<SecondFactorRow | undefined> => table().where({ account }).first();
  const subject = (account: string) => ({ type: 'admin::user', id: account, title: '' });

  /** Takes a step of time for this account; false when another request took it, or a later one, first. */
  async function takeStep(knex: Knex, account: string, step: number): Promise<boolean> {
    const unused = knex(SECOND_FACTORS)
      .where({ account })
      .andWhere((query) => query.whereNull('last_step').orWhere('last_step', '<', step));
    return (await unused.update({ last_step: step })) === 1;
  }

  async function takeCode(knex: Knex, row: SecondFactorRow, code: string): Promise<boolean> {
    const secret = open(use, row.account, row.secret);
    const last = row.last_step === null ? null : Number(row.last_step);
    const step = stepOf(secret, code.trim(), Date.now(), last);
    return step !== null && takeStep(knex, row.account, step);
  }

  async function takeRecoveryCode(account: string, typed: string): Promise<boolean> {
    const code = readRecoveryCode(typed);
    if (code === null) return false;
    const digest = keyedDigest(use, `${account} ${code}`);
    return strapi.db.transaction(async ({ trx }) => {
      if ((await trx(RECOVERY_CODES).where({ account, digest }).delete()) !== 1) return false;
      await log().append({ action: 'secondFactor.recovered', account, subject: subject(account) });
      return true;
    });
  }

  return {
    isEnrolled: async (account: string): Promise<boolean> => Boolean((await read(account))?.confirmed_at),

    /** How many recovery codes are left. */
    async recoveryCodesLeft(account: string): Promise<number> {
      return (await strapi.db.connection(RECOVERY_CODES).where({ account })).length;
    },

    /** The secret that the person is to take into the app; the same until a code of it confirms it. */
    async begin({ id, email }: User): Promise<Enrolment> {
      const account = String(id);
      const row = await read(account);
      const secret = row ? open(use, account, row.secret) : newSecret();
      if (!row) await table().insert({ account, secret: seal(use, account, secret) });
      const uri = enrolmentUri(copy.secondFactor.issuer, email, secret);
      return { uri, secret, picture: `data:image/svg+xml;base64,${Buffer.from(renderSVG(uri)).toString('base64')}` };
    },

    /** With the first code of the app it is in force; false for a wrong code. */
    async confirm(account: string, code: string): Promise<boolean> {
      const row = await read(account);
      if (!row || row.confirmed_at) return false;
      return strapi.db.transaction(async ({ trx }) => {
        if (!(await takeCode(trx, row, code))) return false;
        await trx(SECOND_FACTORS).where({ account }).update({ confirmed_at: Date.now() });
        await log().append({ action: 'secondFactor.enrolled', account, subject: subject(account) });
        return true;
      });
    },

    /** New recovery codes, shown this once, when none is left: after the set-up, and when all are used. */
    async issueRecoveryCodes(account: string): Promise<string[] | undefined> {
      if (!(await read(account))?.confirmed_at) return undefined;
      return strapi.db.transaction(async ({ trx }) => {
        if ((await trx(RECOVERY_CODES).where({ account })).length > 0) return undefined;
        const codes = newRecoveryCodes();
        const digests = codes.map((one) => keyedDigest(use, `${account} ${readRecoveryCode(one)}`));
        await trx(RECOVERY_CODES).insert(digests.map((digest) => ({ account, digest })));
        return codes;
      });
    },

    /** Whether this is a code of the app, or a recovery code, that nobody used yet; from now on it is used. */
    async accept(account: string, code: string): Promise<boolean> {
      const row = await read(account);
      if (!row?.confirmed_at) return false;
      return (await takeCode(strapi.db.connection, row, code)) || (await takeRecoveryCode(account, code));
    },

    /** The phone is lost and the recovery codes too: the next sign-in sets it up anew. Sessions end. */
    async reset(account: string, by: string): Promise<void> {
      await strapi.db.transaction(async ({ trx }) => {
        await trx(SECOND_FACTORS).where({ account }).delete();
        await trx(RECOVERY_CODES).where({ account }).delete();
        await log().append({ action: 'secondFactor.reset', account: by, subject: subject(account) });
        await strapi.sessionManager('admin').invalidateRefreshToken(account);
      });
    },
  };
};
export default secondFactors;
export type SecondFactors = ReturnType<typeof secondFactors>;
