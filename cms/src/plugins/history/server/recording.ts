import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/types';
import { definitionOf } from '../../../lib/canonical-record';
import type { DocumentMiddleware } from '../../../lib/document-middleware';
import { requestAccount } from '../../../lib/request-account';
import { assertFresh } from './freshness';
import type { Versions } from './services/versions';
import type { Cause } from './tables';

const causes: Partial<Record<string, Cause>> = {
  create: 'create',
  clone: 'create',
  update: 'save',
  discardDraft: 'discard',
};
const restoring = new AsyncLocalStorage<number>();

/** Saves made by `work` are told as the restoration of a version. */
export const restoringFrom = <T>(version: number, work: () => Promise<T>): Promise<T> => restoring.run(version, work);

/**
 * Keeps a version of every record that a call of the document service writes, in the transaction of the write: a save
 * without its version, or a version without its save, cannot be.
 */
export function recordVersions(strapi: Core.Strapi): DocumentMiddleware {
  const versions = (): Versions => strapi.plugin('history').service('versions');
  return async ({ uid, action, params }, next) => {
    const cause = definitionOf(uid) && causes[action];
    if (!cause) return next();
    return strapi.db.transaction(async () => {
      const written = params?.documentId;
      if (written && action !== 'clone') await versions().keepFirst({ uid, documentId: written });
      if (written && action === 'update') await assertFresh(strapi, { uid, documentId: written });
      const result = await next();
      const account = requestAccount(strapi);
      const restoredFrom = restoring.getStore();
      const origin =
        restoredFrom === undefined ? { account, cause } : { account, cause: 'restore' as const, restoredFrom };
      const ids = cause === 'create' ? madeIds(result) : [written ?? ''];
      for (const documentId of ids) await versions().keep({ uid, documentId }, origin);
      return result;
    });
  };
}

/** `create` answers the record, `clone` the entries that it made. */
function madeIds(result: unknown): string[] {
  const { documentId, entries } = (result ?? {}) as { documentId?: string; entries?: { documentId: string }[] };
  return [...new Set(entries?.map((entry) => entry.documentId) ?? (documentId ? [documentId] : []))];
}
