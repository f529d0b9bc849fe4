import type { Core, UID } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { definitionOf } from '../../../../lib/canonical-record';
import type { DocumentMiddleware } from '../../../../lib/document-middleware';
import { copy } from '../../copy';
import { viewerOf } from '../controllers/viewer';
import type { Viewer } from '../services/cases';
import { scopeOf, type Scope } from './scope';

type Data = Record<string, unknown>;

/**
 * What an officer saves stays within what he may read, and names no record or file that he could not have chosen: numbers
 * of files can be guessed (B-6).
 */
export function keepInScope(strapi: Core.Strapi): DocumentMiddleware {
  return async ({ uid, action, params }, next) => {
    const viewer = ['create', 'update', 'clone'].includes(action) && definitionOf(uid) ? writer(strapi) : null;
    if (!viewer) return next();
    return strapi.db.transaction(async ({ trx }) => {
      const scope = await scopeOf(strapi, trx, viewer);
      if (scope.isHomeless) throw new errors.PolicyError(copy.access.homeless);
      await assertChosen(strapi, trx, uid, (params as { data?: Data } | undefined)?.data ?? {}, scope);
      const result = await next();
      for (const documentId of savedIds(action, params?.documentId, result))
        if (!(await scope.mayRead({ uid, documentId }))) throw new errors.PolicyError(copy.access.leavesScope);
      return result;
    });
  };
}

/** The officer whose request it is; null for programs and for those who read everything. */
function writer(strapi: Core.Strapi): Viewer | null {
  const ctx = strapi.requestContext.get() as unknown as Context | undefined;
  const { user, userAbility } = (ctx?.state ?? {}) as { user?: { roles?: unknown }; userAbility?: unknown };
  if (!ctx || !user?.roles || !userAbility) return null;
  const viewer = viewerOf(ctx);
  return viewer.can('read-all') ? null : viewer;
}

/** `create` answers the record, `clone` the entries that it made. */
function savedIds(action: string, documentId: string | undefined, result: unknown): string[] {
  if (action === 'update') return documentId ? [documentId] : [];
  const { documentId: made, entries } = (result ?? {}) as { documentId?: string; entries?: { documentId: string }[] };
  return entries?.map((entry) => entry.documentId) ?? (made ? [made] : []);
}

type Transaction = Core.Strapi['db']['connection'];

async function assertChosen(strapi: Core.Strapi, trx: Transaction, uid: string, data: Data, scope: Scope) {
  const { attributes } = strapi.contentType(uid as UID.ContentType) as unknown as {
    attributes: Record<string, { type: string; target?: string }>;
  };
  for (const [name, value] of Object.entries(data)) {
    const { type, target = '' } = attributes[name] ?? {};
    const chosen = chosenIn(value);
    if (chosen.length === 0) continue;
    const isRight =
      type === 'media'
        ? await areFiles(trx, chosen, scope)
        : !definitionOf(target) || (await areRecords(strapi, trx, target, chosen, scope));
    if (!isRight) throw new errors.ValidationError(copy.access.unknownLinks);
  }
}

/** Ids and documentIds in whatever form the document service takes them. */
function chosenIn(value: unknown): (string | number)[] {
  if (Array.isArray(value)) return value.flatMap(chosenIn);
  if (typeof value === 'string' || typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  const { connect, set, documentId, id } = value as Data;
  if (connect !== undefined || set !== undefined) return [...chosenIn(connect), ...chosenIn(set)];
  return chosenIn(documentId ?? id);
}

async function areFiles(trx: Transaction, chosen: readonly (string | number)[], scope: Scope): Promise<boolean> {
  const ids = [...new Set(chosen.map(Number))];
  const found: unknown[] = await trx('files').whereIn('id', ids).whereIn('id', scope.files()).select('id');
  return found.length === ids.length;
}

/** Public, or within the scope. */
async function areRecords(
  strapi: Core.Strapi,
  trx: Transaction,
  uid: string,
  chosen: readonly (string | number)[],
  scope: Scope,
): Promise<boolean> {
  const { tableName } = strapi.db.metadata.get(uid as UID.ContentType);
  const found: { id: number; document_id: string }[] = await trx(tableName)
    .where((one) => void one.whereIn('document_id', chosen.map(String)).orWhereIn('id', chosen.map(Number)))
    .where((one) => void one.whereNotNull('published_at').orWhereIn('id', scope.drafts(uid)))
    .select('id', 'document_id');
  const known = new Set(found.flatMap((row) => [String(row.id), row.document_id]));
  return chosen.every((one) => known.has(String(one)));
}
