import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core, UID } from '@strapi/types';
import type { AuditAction, AuditSubject } from '@yangguang/schemas';
import { definitionOf } from '../../../../lib/canonical-record';
import type { DocumentCall, DocumentMiddleware } from '../../../../lib/document-middleware';
import { changedFields } from '../rules/changed-fields';
import { isRestricted } from '../rules/restricted';
import { valueKey } from '../services/checkpoints';
import type { AuditLog } from '../services/log';
import type { Who } from '../services/who';

type Row = Record<string, unknown>;
type Next = () => Promise<unknown>;

const writes: Partial<Record<string, AuditAction>> = {
  create: 'record.create',
  clone: 'record.create',
  update: 'record.update',
  discardDraft: 'record.discardDraft',
  publish: 'record.publish',
  unpublish: 'record.unpublish',
  delete: 'record.delete',
};
const inside = new AsyncLocalStorage<true>();

/** Whether the document service is at work on a record, whose rows its own entry tells of. */
export const isInDocument = (): boolean => inside.getStore() === true;

/**
 * One entry for every call of the document service that writes a record, in its transaction (B-9). The plugin stands
 * first in config/plugins.ts, so this transaction is the outermost one, and a refusal by any other undoes the entry too.
 */
export function recordDocuments(strapi: Core.Strapi): DocumentMiddleware {
  return async (call, next) => {
    if (!call.uid.startsWith('api::')) return next();
    const action = writes[call.action];
    if (action) return recordWrite(strapi, call, action, next);
    return call.action.startsWith('find') ? recordRead(strapi, call, next) : next();
  };
}

async function recordWrite(strapi: Core.Strapi, call: DocumentCall, action: AuditAction, next: Next): Promise<unknown> {
  const log: AuditLog = strapi.plugin('audit').service('log');
  const unlessAsked = !strapi.db.inTransaction() && !strapi.requestContext.get();
  try {
    return await log.transaction(async () => {
      const read = tellsFields(action) ? readDraft : readSubject;
      const before = await read(strapi, call.uid, call.params?.documentId);
      const result = await inside.run(true, next);
      const documentId = call.params?.documentId ?? (result as { documentId?: string } | null)?.documentId;
      const id = call.action === 'clone' ? clonedId(result) : documentId;
      const after = action === 'record.delete' ? null : await read(strapi, call.uid, id);
      // Nothing of that id: nothing happened.
      if (!before && !after) return result;
      const old = call.action === 'clone' ? {} : (before ?? {});
      const details = tellsFields(action) ? { fields: changedFields(valueKey(), old, after ?? {}) } : {};
      await log.append({ action, subject: subjectOf(call.uid, after ?? before ?? {}), details });
      return result;
    });
  } catch (error) {
    // A refused request is recorded with the request; a program without one has only this.
    if (unlessAsked) await log.append(refusal(call, error));
    throw error;
  }
}

/** What goes out or comes back is as it was signed; nothing of the draft changes. */
const tellsFields = (action: AuditAction): boolean => !['record.publish', 'record.unpublish'].includes(action);

function refusal({ uid, action, params }: DocumentCall, error: unknown) {
  const subject = { type: uid, id: params?.documentId ?? '', title: '' };
  return { action: 'attempt.refused' as const, subject, details: { call: action, reason: nameOf(error) } };
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

/** `clone` answers the new entries. */
function clonedId(result: unknown): string | undefined {
  const { entries } = (result ?? {}) as { entries?: { documentId: string }[] };
  return entries?.[0]?.documentId ?? (result as { documentId?: string } | null)?.documentId;
}

async function readDraft(strapi: Core.Strapi, uid: string, documentId: string | undefined): Promise<Row | null> {
  if (!documentId) return null;
  const populate = Object.entries(strapi.contentType(uid as UID.ContentType).attributes)
    .filter(([name, { type }]) => ['relation', 'media', 'component'].includes(type) && !isStrapis(name))
    .map(([name]) => name);
  return strapi.db.query(uid as UID.ContentType).findOne({ where: { documentId, publishedAt: null }, populate });
}

/** What an entry calls the record by. */
async function readSubject(strapi: Core.Strapi, uid: string, documentId: string | undefined): Promise<Row | null> {
  if (!documentId) return null;
  return strapi.db.query(uid as UID.ContentType).findOne({ where: { documentId, publishedAt: null } });
}

const isStrapis = (name: string): boolean => ['createdBy', 'updatedBy', 'localizations'].includes(name);

export function subjectOf(uid: string, row: Row): AuditSubject {
  return { type: uid, id: textOf(row.documentId), title: textOf(row.title ?? row.name) };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reading what is not for everybody is an entry, made before the answer is given (B-9); programs read for themselves. */
async function recordRead(strapi: Core.Strapi, call: DocumentCall, next: Next): Promise<unknown> {
  const result = await next();
  const whoIs: Who = strapi.plugin('audit').service('who');
  if (whoIs.route()?.method !== 'GET' || !definitionOf(call.uid)) return result;
  const restricted = rowsOf(result).filter(isRestricted);
  const log: AuditLog = strapi.plugin('audit').service('log');
  await log.append(
    ...restricted.map((row) => ({
      action: 'record.read' as const,
      subject: subjectOf(call.uid, row),
      details: { call: call.action },
    })),
  );
  return result;
}

function rowsOf(result: unknown): Row[] {
  const rows = Array.isArray(result) ? result : [result];
  return rows.filter((row): row is Row => typeof row === 'object' && row !== null);
}
