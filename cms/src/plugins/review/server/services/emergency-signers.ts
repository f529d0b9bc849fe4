import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { AuditTrail } from '../../../audit/server/services/trail';
import { copy } from '../../copy';
import { EMERGENCY_SIGNERS } from '../tables';
import { signersInForce } from './emergency-rows';
import type { Knex } from './store';
import { officers } from './surroundings';

export interface EmergencySigners {
  accounts: string[];
  /** Officers who may sign at all. */
  choices: { value: string; label: string }[];
}

/** Which of the leaders may let warnings out alone; kept by the disclosure office (B-11). */
const emergencySigners = ({ strapi }: { strapi: Core.Strapi }) => {
  async function list(): Promise<EmergencySigners> {
    const accounts = (await signersInForce(strapi.db.connection)).map(({ account }) => account);
    return { accounts, choices: await leaders(strapi) };
  }

  return {
    list,

    /** Makes `accounts` those who may; whoever is no longer among them stays on file. */
    async set(accounts: readonly string[], by: string): Promise<void> {
      // Before the transaction: whether the caller has borrowed rights is asked on a connection of its own.
      const known = (await leaders(strapi)).map(({ value }) => value);
      if (accounts.some((account) => !known.includes(account)))
        throw new errors.ValidationError(copy.emergency.noLeader);
      await strapi.db.transaction(async ({ trx }) => {
        await replace(trx, accounts, by);
        const trail: AuditTrail = strapi.plugin('audit').service('trail');
        await trail.rules('emergency.signers', by, { accounts: [...accounts] });
      });
    },
  };
};
export default emergencySigners;
export type EmergencySignersService = ReturnType<typeof emergencySigners>;

async function replace(trx: Knex, accounts: readonly string[], by: string): Promise<void> {
  const at = new Date().toISOString();
  const rows = await signersInForce(trx);
  const gone = rows.filter(({ account }) => !accounts.includes(account)).map(({ id }) => id);
  await trx(EMERGENCY_SIGNERS).whereIn('id', gone).update({ ended_by: by, ended_at: at });
  const added = accounts.filter((account) => !rows.some((row) => row.account === account));
  for (const account of new Set(added)) await trx(EMERGENCY_SIGNERS).insert({ account, added_by: by, added_at: at });
}

/** Active officers with the right to sign. */
async function leaders(strapi: Core.Strapi): Promise<EmergencySigners['choices']> {
  const found: EmergencySigners['choices'] = [];
  for (const [account, name] of await officers(strapi)) {
    const user = await strapi.db.query('admin::user').findOne({ where: { id: Number(account) }, populate: ['roles'] });
    const ability = await strapi.service('admin::permission').engine.generateUserAbility(user);
    if (ability.can('plugin::review.sign')) found.push({ value: account, label: name });
  }
  return found;
}
