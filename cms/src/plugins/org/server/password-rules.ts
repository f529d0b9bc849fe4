import type { Core } from '@strapi/types';
import type { Context, Next } from 'koa';
import { wrapService } from '../../../lib/service-door';
import type { Named } from './rules/password';
import type { Passwords } from './services/passwords';

type Change = Record<string, unknown>;
type Handler = (ctx: Context, next: Next) => Promise<unknown>;

/**
 * Holds every way of setting a password to the rules: the link of a new account, one's own profile, the sign-in, the file
 * of first accounts, the command line. All of them end in the hash of a new password, which knows no owner; what names the
 * owner and what he had before is looked at where the account is written.
 */
export function guardPasswords(strapi: Core.Strapi): void {
  const passwords = (): Passwords => strapi.plugin('org').service('passwords');
  const users = strapi.service('admin::user') as object;

  wrapService<(password: string) => Promise<string>>(
    strapi,
    strapi.service('admin::auth') as object,
    'hashPassword',
    (hash) => async (password) => {
      await passwords().check(password, null);
      return hash(password);
    },
  );
  wrapService<(id: number, change: Change) => Promise<unknown>>(
    strapi,
    users,
    'updateById',
    (update) => async (id, change) => {
      if (typeof change.password === 'string') await passwords().check(change.password, id);
      return update(id, change);
    },
  );
  wrapService<(account: Change) => Promise<unknown>>(strapi, users, 'create', (create) => async (account) => {
    if (typeof account.password === 'string') await passwords().check(account.password, account as Named);
    return create(account);
  });
  // The command line, whose way goes past the two above.
  wrapService<(email: string, password: string) => Promise<unknown>>(
    strapi,
    users,
    'resetPasswordByEmail',
    (reset) => async (email, password) => {
      const user = await strapi.db.query('admin::user').findOne({ where: { email } });
      await passwords().check(password, (user?.id as number | undefined) ?? null);
      return reset(email, password);
    },
  );
  // Strapi ends the sessions before it looks at the password.
  wrapService<Handler>(
    strapi,
    strapi.controller('admin::authenticated-user') as unknown as object,
    'updateMe',
    (update) => async (ctx, next) => {
      const { password } = (ctx.request.body ?? {}) as { password?: unknown };
      const { user } = ctx.state as { user: { id: number } };
      if (typeof password === 'string') await passwords().check(password, user.id);
      return update(ctx, next);
    },
  );
}

interface Written {
  params: { data?: { password?: unknown } };
  result?: { id?: number } | null;
}

/** Remembers each password that is set, by its hash; one set without a request of its owner is for the first sign-in. */
export function rememberPasswords(strapi: Core.Strapi): void {
  const note = async ({ params, result }: Written): Promise<void> => {
    const hash = params.data?.password;
    if (typeof hash !== 'string' || !result?.id) return;
    const passwords: Passwords = strapi.plugin('org').service('passwords');
    await passwords.remember(String(result.id), hash, strapi.requestContext.get() === undefined);
  };
  strapi.db.lifecycles.subscribe({
    models: ['admin::user'],
    afterCreate: (event) => note(event as unknown as Written),
    afterUpdate: (event) => note(event as unknown as Written),
  });
}
