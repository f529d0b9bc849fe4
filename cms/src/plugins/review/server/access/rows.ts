import type { Core, UID } from '@strapi/types';
import { contentTypes } from '@yangguang/schemas';
import { definitionOf } from '../../../../lib/canonical-record';
import { currentReading, type Reading } from './reading';
import type { Scope } from './scope';

type Where = Record<string, unknown>;
interface Params {
  where?: Where;
  /** What the document service says of the status, for the rows and for all that comes along with them. */
  filters?: unknown;
  orderBy?: unknown;
}
interface Event {
  model: { uid: string };
  params: Params;
  result?: unknown;
}
type Row = Record<string, unknown>;

const file = 'plugin::upload.file';
const folder = 'plugin::upload.folder';

/**
 * What Strapi's own screens read, they read as far as the officer's scope goes: lists, counts, searches, filters, choices
 * of related records, the library of files (B-6). Where a screen asks for the draft of a public record of another section,
 * it gets what is public.
 */
export function limitRows(strapi: Core.Strapi): void {
  const limit = ({ model, params }: Event): void => {
    const reading = currentReading();
    if (!reading) return;
    params.where = limited(strapi, model.uid, params.where ?? {}, reading);
    if (!reading.isOfPublic && model.uid !== file) params.filters = ofRows(params.filters, model.uid, reading.scope);
    params.orderBy = ownOrder(strapi, model.uid, params.orderBy);
  };
  const clear = async ({ model, result }: Event): Promise<void> => {
    const reading = currentReading();
    if (reading) await clearRelated(strapi, model.uid, rowsOf(result), reading);
  };
  strapi.db.lifecycles.subscribe({
    models: [...contentTypes.map(({ uid }) => uid), file],
    ...{ beforeFindOne: limit, beforeFindMany: limit, beforeCount: limit },
    ...{ afterFindOne: clear, afterFindMany: clear },
  } as never);
  const recount = async ({ result }: Event): Promise<void> => {
    const reading = currentReading();
    if (reading) await countFiles(strapi, rowsOf(result), reading.scope);
  };
  strapi.db.lifecycles.subscribe({ models: [folder], afterFindOne: recount, afterFindMany: recount } as never);
}

const rowsOf = (result: unknown): Row[] => (Array.isArray(result) ? result : [result]).filter(Boolean) as Row[];

function limited(strapi: Core.Strapi, uid: string, where: Where, { scope, isOfPublic }: Reading): Where {
  if (uid === file) return { $and: [where, { id: { $in: scope.files() } }] };
  const asked = isOfPublic ? where : withPublic(where, uid, scope);
  return { $and: [insideRelations(strapi, uid, asked, scope), visible(uid, scope)] };
}

/** Rows of a type that may be shown: public ones, and drafts within the scope. */
const visible = (uid: string, scope: Scope): Where => ({
  $or: [{ publishedAt: { $notNull: true } }, { id: { $in: scope.drafts(uid) } }],
});

/** Who asks for drafts gets the public version of what is not for him; who asks how drafts stand, how public ones do. */
function withPublic(where: Where, uid: string, scope: Scope): Where {
  const { publishedAt, ...others } = where;
  const joined = Array.isArray(where.$and) ? where.$and.map((part: Where) => withPublic(part, uid, scope)) : undefined;
  const kept = joined ? { ...where, $and: joined } : where;
  if (publishedAt === undefined || !isNull(publishedAt)) return kept;
  if (isListed(others.documentId)) return { ...kept, publishedAt: { $notNull: true } };
  const rest = Object.fromEntries(Object.entries(kept).filter(([name]) => name !== 'publishedAt'));
  const shown = { publishedAt: { $notNull: true }, documentId: { $notIn: scope.records(uid) } };
  return { $and: [...(isEmpty(rest) ? [] : [rest]), { $or: [{ publishedAt: { $null: true } }, shown] }] };
}

/** The same for the status, of the rows alone: what comes along with them is looked at afterwards. */
function ofRows(filters: unknown, uid: string, scope: Scope): unknown {
  if (typeof filters !== 'function') return filters;
  let rows: unknown;
  return (context: { qb: unknown }): unknown => {
    const asked: unknown = filters(context);
    rows ??= context.qb;
    return context.qb === rows && isWhere(asked) ? withPublic(asked, uid, scope) : asked;
  };
}

const isNull = (value: unknown): boolean =>
  value === null || (typeof value === 'object' && (value as Where).$null === true);

const isEmpty = (where: Where): boolean => Object.keys(where).length === 0;

const isListed = (value: unknown): boolean => Array.isArray((value as { $in?: unknown } | null | undefined)?.$in);

/** A filter on a field of a related record asks of that record, too. */
function insideRelations(strapi: Core.Strapi, uid: string, where: Where, scope: Scope): Where {
  const { attributes } = strapi.db.metadata.get(uid as UID.ContentType);
  const entries = Object.entries(where).map(([name, value]): [string, unknown] => {
    if (Array.isArray(value) && name.startsWith('$'))
      return [name, value.map((part) => (isWhere(part) ? insideRelations(strapi, uid, part, scope) : part))];
    if (name === '$not' && isWhere(value)) return [name, insideRelations(strapi, uid, value, scope)];
    const target = (attributes[name] as { target?: string } | undefined)?.target ?? '';
    if (!definitionOf(target) || !isWhere(value)) return [name, value];
    return [name, { $and: [insideRelations(strapi, target, value, scope), visible(target, scope)] }];
  });
  return Object.fromEntries(entries);
}

const isWhere = (value: unknown): value is Where =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** The order of a list by a field of related records would tell what they hold. */
function ownOrder(strapi: Core.Strapi, uid: string, orderBy: unknown): unknown {
  if (Array.isArray(orderBy)) return orderBy.map((part) => ownOrder(strapi, uid, part));
  if (!isWhere(orderBy)) return orderBy;
  const { attributes } = strapi.db.metadata.get(uid as UID.ContentType);
  const isOfOthers = (name: string) =>
    definitionOf((attributes[name] as { target?: string } | undefined)?.target ?? '');
  return Object.fromEntries(Object.entries(orderBy).filter(([name]) => !isOfOthers(name)));
}

/** Related records that came along with a row: the draft of another section gives way to what is public of it. */
async function clearRelated(strapi: Core.Strapi, uid: string, rows: readonly Row[], { scope }: Reading): Promise<void> {
  const { attributes } = strapi.db.metadata.get(uid as UID.ContentType);
  for (const [name, attribute] of Object.entries(attributes)) {
    const { target } = attribute as { target?: string };
    if (!target || !definitionOf(target)) continue;
    const related = rows.flatMap((row) => rowsOf(row[name])).filter(({ id }) => id !== undefined);
    if (related.length === 0) continue;
    const instead = await substitutes(strapi, target, related, scope);
    for (const row of rows) row[name] = replaced(row[name], instead);
  }
}

/** What stands in place of each related row that may not be shown; null where nothing is public. */
async function substitutes(strapi: Core.Strapi, uid: string, related: readonly Row[], scope: Scope) {
  const { tableName } = strapi.db.metadata.get(uid as UID.ContentType);
  const ids = [...new Set(related.map(({ id }) => Number(id)))];
  // The document service reads in a transaction, too.
  const hidden: { id: number; document_id: string }[] = await strapi.db.transaction(({ trx }) =>
    trx(tableName)
      .whereIn('id', ids)
      .whereNull('published_at')
      .whereNotIn('id', scope.drafts(uid))
      .select('id', 'document_id'),
  );
  if (hidden.length === 0) return new Map<number, Row | null>();
  const documentIds = hidden.map((row) => row.document_id);
  const shown: Row[] = await strapi.db
    .query(uid as UID.ContentType)
    .findMany({ where: { documentId: { $in: documentIds }, publishedAt: { $notNull: true } } });
  return new Map(hidden.map((row) => [row.id, shown.find(({ documentId }) => documentId === row.document_id) ?? null]));
}

function replaced(value: unknown, instead: ReadonlyMap<number, Row | null>): unknown {
  const one = (row: Row): Row | null => {
    const other = instead.get(Number(row.id));
    return other === undefined ? row : other;
  };
  if (Array.isArray(value)) return value.map((row) => one(row as Row)).filter((row) => row !== null);
  return value && typeof value === 'object' ? one(value as Row) : value;
}

/** Strapi counts the files of a folder without asking whose they are. */
async function countFiles(strapi: Core.Strapi, folders: readonly Row[], scope: Scope): Promise<void> {
  const counted = folders.filter(({ files }) => files !== undefined);
  if (counted.length === 0) return;
  const rows: { folder_id: number; total: number }[] = await strapi.db.transaction(({ trx }) =>
    trx('files_folder_lnk')
      .whereIn('file_id', scope.files())
      .groupBy('folder_id')
      .select('folder_id')
      .count({ total: '*' }),
  );
  for (const row of counted) row.files = { count: Number(rows.find((one) => one.folder_id === row.id)?.total ?? 0) };
}
