import type { Core } from '@strapi/types';
import type { Actor, Holder } from '../rules/seats';
import type { Viewer } from './cases';
import { departmentsOf } from './countersigners';
import { delegatorsOf } from './delegations';
import type { Knex } from './store';

interface User {
  id: number;
  roles: { code: string }[];
}

/** Who somebody is today: own rights, departments, and the officers on leave whose stand-in he is (B-8). */
export async function actorOf(strapi: Core.Strapi, knex: Knex, viewer: Viewer): Promise<Actor> {
  const delegators = await delegatorsOf(knex, viewer.account);
  const holders = await Promise.all(delegators.map((account) => holderOf(strapi, knex, account)));
  return {
    ...viewer,
    departments: await departmentsOf(knex, viewer.account),
    delegators: holders.filter((holder) => holder !== null),
  };
}

/** The rights of somebody who is away; null when the account is no longer active. */
async function holderOf(strapi: Core.Strapi, knex: Knex, account: string): Promise<Holder | null> {
  const user: User | null = await strapi.db
    .query('admin::user')
    .findOne({ where: { id: Number(account), isActive: true, blocked: false }, populate: ['roles'] });
  if (!user) return null;
  const ability = await strapi.service('admin::permission').engine.generateUserAbility(user);
  return {
    account,
    can: (permission) => ability.can(`plugin::review.${permission}`),
    roles: user.roles.map(({ code }) => code),
    departments: await departmentsOf(knex, account),
  };
}
