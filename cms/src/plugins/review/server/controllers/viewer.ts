import type { Context } from 'koa';
import type { Viewer } from '../services/cases';

/** The signed-in admin user, as Strapi's authentication left it on the request. */
export function viewerOf(ctx: Context): Viewer {
  const { user, userAbility } = ctx.state as {
    user: { id: number; roles: { code: string }[] };
    userAbility: { can: (action: string) => boolean };
  };
  return {
    account: String(user.id),
    can: (permission) => userAbility.can(`plugin::review.${permission}`),
    roles: user.roles.map(({ code }) => code),
  };
}
