import type { Core } from '@strapi/types';
import type { Reader, Viewers } from './viewers';

export interface Officer {
  account: string;
  email: string;
  viewer: Reader;
}

interface User {
  id: number;
  email: string;
  roles: { code: string }[];
}

/** Everybody who may look at the board, with what each may see: active accounts only. */
export async function readOfficers(strapi: Core.Strapi): Promise<Officer[]> {
  const users: User[] = await strapi.db
    .query('admin::user')
    .findMany({ where: { isActive: true, blocked: false }, populate: ['roles'], orderBy: { id: 'asc' } });
  const viewers: Viewers = strapi.plugin('deadlines').service('viewers');
  const officers = await Promise.all(
    users.map(async (user) => {
      const ability = await strapi.service('admin::permission').engine.generateUserAbility(user);
      const can = (action: string): boolean => ability.can(action);
      if (!can('plugin::deadlines.board')) return null;
      const account = String(user.id);
      const codes = user.roles.map(({ code }) => code);
      return { account, email: user.email, viewer: await viewers.of(account, codes, can) };
    }),
  );
  return officers.filter((officer) => officer !== null);
}
