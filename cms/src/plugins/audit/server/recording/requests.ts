import type { Core } from '@strapi/types';
import type { Context, Next } from 'koa';
import { statusOf, type Attempts, type Failure } from '../services/attempts';

/**
 * Puts requests that were refused or failed on record: passages that the gate did not let through, rights that the
 * account does not have, and what broke. Whatever they wrote is undone by then, so the entry is a transaction of its own.
 */
export function recordRefusals(strapi: Core.Strapi) {
  const attempts = (): Attempts => strapi.plugin('audit').service('attempts');
  const record = async (ctx: Context, status: number, failure: Failure): Promise<void> => {
    if (isWorthAnEntry(ctx, status)) await attempts().record(ctx, subjectOf(ctx), { ...failure, status });
  };
  return async (ctx: Context, next: Next): Promise<void> => {
    try {
      await next();
    } catch (error) {
      const failure = error as Failure;
      const { name, details } = failure;
      await record(ctx, statusOf(failure), { name, details });
      throw error;
    }
    await record(ctx, ctx.status, failureIn(ctx.body));
  };
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
  return type ? { uid: type, documentId: documentId ?? id ?? '' } : null;
}

const failureIn = (body: unknown): Failure => ((body ?? {}) as { error?: Failure | null }).error ?? {};
