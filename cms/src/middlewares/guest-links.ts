import type { Context, Next } from 'koa';

/** Where a guest's link leads; the rest of the path is the secret itself. */
const link = /^\/review\/guest\/open\/([^/?#]*)/i;

/**
 * Stands before everything that writes addresses down: the secret of a guest's link (B-7) leaves the address here, so that
 * no log, no audit entry and no error of this program can name it.
 */
const guestLinks = () => (ctx: Context, next: Next) => {
  const secret = link.exec(ctx.path)?.[1];
  if (secret === undefined) return next();
  ctx.state.guestSecret = secret;
  ctx.url = '/review/guest/open';
  // Koa keeps the first address twice.
  ctx.originalUrl = ctx.url;
  ctx.request.originalUrl = ctx.url;
  return next();
};
export default guestLinks;
