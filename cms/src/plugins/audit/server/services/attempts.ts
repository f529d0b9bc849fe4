import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import type { AuditLog } from './log';

/** What is known of an error, or of the body of an answer that tells of one. */
export interface Failure {
  status?: number | undefined;
  name?: string | undefined;
  details?: { dictionary?: unknown } | undefined;
}

/** Attempts that came to nothing (B-9). */
const attempts = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** What was asked for about a record, or about none, and was refused or failed. */
  async record(ctx: Context, place: { uid: string; documentId: string } | null, failure: Failure): Promise<void> {
    const status = statusOf(failure);
    const { name: reason = 'unknown', details } = failure;
    const log: AuditLog = strapi.plugin('audit').service('log');
    await log.append({
      action: status >= 500 ? 'attempt.failed' : 'attempt.refused',
      subject: place && { type: place.uid, id: place.documentId, title: '' },
      details: { method: ctx.method, path: ctx.path, status, reason, ...dictionaryOf(details) },
    });
  },
});
export default attempts;
export type Attempts = ReturnType<typeof attempts>;

/** Strapi's errors carry a name, and get their status further out. */
const statuses: Readonly<Record<string, number>> = { PolicyError: 403, ForbiddenError: 403, UnauthorizedError: 401 };

/** The status with which Strapi answers an error. */
export function statusOf({ status, name = '' }: Failure): number {
  const known = status ?? statuses[name];
  if (known !== undefined) return known;
  return /^(Application|Validation|Yup|Pagination|NotFound|RateLimit|PayloadTooLarge)/.test(name) ? 400 : 500;
}

/** What the leak gate refused, it refused under a dictionary. */
const dictionaryOf = (details: Failure['details']) =>
  typeof details?.dictionary === 'string' ? { dictionary: details.dictionary } : {};
