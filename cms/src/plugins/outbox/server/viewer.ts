import type { Context } from 'koa';

/** Who asks: `seesAll` is for those who oversee publishing; the others see records in which they had a part. */
export interface Viewer {
  account: string;
  seesAll: boolean;
  mayRollBack: boolean;
}

/** The signed-in admin user, as Strapi's authentication left it on the request. */
export function viewerOf(ctx: Context): Viewer {
  const { user, userAbility } = ctx.state as {
    user: { id: number };
    userAbility: { can: (action: string) => boolean };
  };
  const can = (permission: string) => userAbility.can(`plugin::outbox.${permission}`);
  return { account: String(user.id), seesAll: can('publishing-all'), mayRollBack: can('rollback') };
}
