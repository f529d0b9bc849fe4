import type { Core } from '@strapi/types';
import type { Context, Next } from 'koa';
import type { AuditLog } from '../services/log';

interface Failure {
  status?: number;
  name?: string;
  details?: { dictionary?: unknown };
}

/**
 * Puts requests that were refused or failed on record: passages that the gate did not let through, rights that the
 * account does not have, and what broke. Whatever they wrote is undone by then, so the entry is a transaction of its own.
 */
export function recordRefusals(strapi: Core.Strapi) {
  return async (ctx: Context, next: Next): Promise<void> => {
    try {
      await next();
    } catch (error) {
      const failure = error as Failure;
      await record(strapi, ctx, failure.status ?? statusOf(failure), failure);
      throw error;
    }
    await record(strapi, ctx, ctx.status, failureIn(ctx.body));
  };
}

async function record(strapi: Core.Strapi, ctx: Context, status: number, failure: Failure): Promise<void> {
  if (!isWorthAnEntry(ctx, status)) return;
  const { name: reason = 'unknown', details } = failure;
  const log: AuditLog = strapi.plugin('audit').service('log');
  await log.append({
    action: status >= 500 ? 'attempt.failed' : 'attempt.refused',
    subject: subjectOf(ctx),
    details: { method: ctx.method, path: ctx.path, status, reason, ...dictionaryOf(details) },
  });
}

/** Strapi's errors carry a name, and get their status further out. */
const statuses: Readonly<Record<string, number>> = { PolicyError: 403, ForbiddenError: 403, UnauthorizedError: 401 };

function statusOf({ name = '' }: Failure): number {
  if (statuses[name]) return statuses[name];
  return /^(Application|Validation|Yup|Pagination|NotFound|RateLimit|PayloadTooLarge)/.test(name) ? 400 : 500;
}

/** Who is not signed in has tried nothing yet, but for signing in too often. Reading counts when it was forbidden. */
function isWorthAnEntry(ctx: Context, status: number): boolean {
  if (status === 429 && ctx.path.startsWith('/admin/')) return true;
  const state = ctx.state as { user?: { id?: number }; auth?: { credentials?: unknown } };
  const isKnown = Boolean(state.user?.id ?? state.auth?.credentials);
  if (!isKnown || status < 400 || status === 401) return false;
  return ctx.method === 'GET' || ctx.method === 'HEAD' ? status === 403 : true;
}

function subjectOf({ params }: Context) {
  const { uid, model, documentId, id } = (params ?? {}) as Record<string, string | undefined>;
  const type = uid ?? model;
  return type ? { type, id: documentId ?? id ?? '', title: '' } : null;
}

const failureIn = (body: unknown): Failure => ((body ?? {}) as { error?: Failure | null }).error ?? {};

/** What the leak gate refused, it refused under a dictionary. */
const dictionaryOf = (details: Failure['details']) =>
  typeof details?.dictionary === 'string' ? { dictionary: details.dictionary } : {};
