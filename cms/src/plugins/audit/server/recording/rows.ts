import type { Core } from '@strapi/types';
import type { AuditAction } from '@yangguang/schemas';
import { changedFields } from '../rules/changed-fields';
import { kindOf, nameOfRow, type RowKind } from '../rules/row-kind';
import { valueKey } from '../services/checkpoints';
import type { AuditLog } from '../services/log';
import type { Who } from '../services/who';
import { isInDocument } from './documents';
import { recordSession } from './sessions';

type Row = Record<string, unknown>;
export interface Params {
  data?: unknown;
  where?: unknown;
}
export type Verb = 'create' | 'update' | 'delete';
type Write = (uid: string, params?: Params) => Promise<unknown>;
const methods = {
  create: 'create',
  createMany: 'create',
  update: 'update',
  updateMany: 'update',
  delete: 'delete',
  deleteMany: 'delete',
} as const satisfies Record<string, Verb>;

/** While Strapi and the plugins bring tables up to what the code says, only accounts, roles and tokens are recorded. */
let isStarting = true;
export const startIsOver = (): void => {
  isStarting = false;
};
const recordedAtStart: readonly RowKind[] = ['account', 'role', 'token'];

/**
 * One entry for every row that is written past the document service: accounts, roles, permissions, tokens, files,
 * settings, and records that somebody writes directly. All of it goes through the entity manager, whichever plugin asks;
 * the entry is in the transaction of the row (B-9).
 */
export function recordRows(strapi: Core.Strapi): void {
  isStarting = true;
  const manager = strapi.db.entityManager as unknown as Record<string, Write>;
  for (const [method, verb] of Object.entries(methods)) {
    const write = manager[method]?.bind(manager);
    if (!write) throw new RangeError(`the entity manager has no ${method}`);
    manager[method] = (uid, params = {}) =>
      isRecorded(strapi, uid) ? recorded(strapi, verb, uid, params, () => write(uid, params)) : write(uid, params);
  }
}

function isRecorded(strapi: Core.Strapi, uid: string): boolean {
  const kind = kindOf(uid);
  if (kind === 'none') return false;
  if (isStarting) return recordedAtStart.includes(kind);
  if (kind === 'row') return !isInDocument();
  // Strapi keeps notes of its own there; what a person changes comes with a request.
  const whoIs: Who = strapi.plugin('audit').service('who');
  return kind !== 'setting' || whoIs.isPerson();
}

async function recorded(
  strapi: Core.Strapi,
  verb: Verb,
  uid: string,
  params: Params,
  write: () => Promise<unknown>,
): Promise<unknown> {
  const log: AuditLog = strapi.plugin('audit').service('log');
  return log.transaction(async () => {
    const before = verb === 'create' ? [] : await read(strapi, uid, params.where);
    const result = await write();
    if (kindOf(uid) === 'session') await recordSession(strapi, verb, params, before as never);
    else await recordOrdinary(strapi, verb, uid, before, result);
    return result;
  });
}

const populated: Readonly<Record<string, string[]>> = {
  'admin::user': ['roles'],
  'admin::permission': ['role'],
  'admin::api-token-permission': ['token'],
};

function read(strapi: Core.Strapi, uid: string, where: unknown): Promise<Row[]> {
  return strapi.db
    .query(uid as never)
    .findMany({ where: (where ?? {}) as never, populate: (populated[uid] ?? []) as never });
}

async function recordOrdinary(
  strapi: Core.Strapi,
  verb: Verb,
  uid: string,
  before: readonly Row[],
  result: unknown,
): Promise<void> {
  const log: AuditLog = strapi.plugin('audit').service('log');
  const ids = verb === 'create' ? createdIds(result) : before.map(({ id }) => id);
  const after = verb === 'delete' || ids.length === 0 ? [] : await read(strapi, uid, { id: { $in: ids } });
  const action = `${kindOf(uid)}.${verb}` as AuditAction;
  const drafts = ids.flatMap((id) => {
    const [old, now] = [before, after].map((rows) => rows.find((row) => row.id === id) ?? {});
    const fields = changedFields(valueKey(), old ?? {}, now ?? {});
    if (fields.length === 0) return [];
    const row = { ...old, ...now };
    const subject = { type: uid, id: String(id), title: nameOfRow(row) };
    return [{ action, subject, details: { fields, ...rightsOf(old ?? {}, now ?? {}) } }];
  });
  await log.append(...drafts);
}

/** Names of roles and tokens are no secrets, and the point of such an entry. */
function rightsOf(before: Row, after: Row): Row {
  const roles = [before, after].map(({ roles }) => (Array.isArray(roles) ? roles.map(nameOfRow) : []));
  const holder = nameOfRow((after.role ?? before.role ?? after.token ?? before.token ?? {}) as Row);
  const isChanged = String(roles[0]) !== String(roles[1]);
  return { ...(isChanged && { rolesBefore: roles[0], rolesAfter: roles[1] }), ...(holder && { holder }) };
}

function createdIds(result: unknown): unknown[] {
  const { id, ids } = (result ?? {}) as { id?: unknown; ids?: unknown[] };
  return Array.isArray(ids) ? ids.map((one) => (one as { id?: unknown }).id ?? one) : id === undefined ? [] : [id];
}
