import type { Context, Next } from 'koa';
import { copy } from '../copy';

/**
 * Routes of Strapi that this system does without, and that Strapi opens to whoever is signed in or to anybody: setting a
 * password by mail, sending mail, languages of content, copying the database, counting everything.
 */
const closed = [
  /^(POST) \/admin\/(register-admin|forgot-password|reset-password)$/,
  /^\w+ \/admin\/transfer\//,
  /^POST \/email(\/|$)/,
  // They count everything there is, whoever asks (B-6); the home page has figures of its own.
  /^GET \/(admin\/homepage\/key-statistics|content-manager\/homepage\/count-documents)$/,
  /^(POST|PUT|DELETE) \/i18n\/(settings|locales)/,
];

/** Answers them before anything looks at what was sent. */
export async function closeRoutes(ctx: Context, next: Next): Promise<void> {
  const route = `${ctx.method} ${ctx.path.toLowerCase().replace(/\/+$/, '')}`;
  if (!closed.some((pattern) => pattern.test(route))) return next();
  // Further out than Strapi's own middleware that makes answers of errors.
  ctx.status = 403;
  ctx.body = { data: null, error: { status: 403, name: 'PolicyError', message: copy.closedRoute, details: {} } };
}
