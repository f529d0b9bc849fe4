import type { Core, UID } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';
import type { AuditLog } from '../../../audit/server/services/log';
import { definitionOf } from '../../../../lib/canonical-record';
import { wrapService } from '../../../../lib/service-door';
import { copy } from '../../copy';
import { viewerOf } from '../controllers/viewer';
import type { Place } from '../services/store';
import { readingFor } from './reading';
import { scopeOf, type Scope } from './scope';

interface Router {
  type?: string;
  routes: { config?: { middlewares?: unknown[] } }[];
}
type Mount = (router: Router) => unknown;

/**
 * Puts the door before every route of the admin there is, Strapi's and our plugins', after the one that asks who it is
 * and what he may: nobody has to think of it for a new route (B-6). Routes of the content API belong to programs.
 */
export function guardRoutes(strapi: Core.Strapi): void {
  const door = doorOf(strapi);
  wrapService<Mount>(strapi, strapi.server, 'routes', (mount) => (router) => {
    if (router.type === 'admin')
      for (const route of router.routes) {
        route.config ??= {};
        // A second start in this process finds the routes of the first.
        const others = (route.config.middlewares ?? []).filter((one) => !doors.has(one as object));
        route.config.middlewares = [door, ...others];
      }
    return mount(router);
  });
}

const doors = new WeakSet<object>();

function doorOf(strapi: Core.Strapi) {
  const door = async (ctx: Context, next: Next): Promise<unknown> => {
    if (isOpenTo(ctx)) return next();
    const places = placesOf(ctx);
    const isStrapis = /^\/(content-manager|upload)(\/|$)/.test(ctx.path);
    if (places.length === 0 && !isStrapis) return next();
    const scope = await assertReadable(strapi, ctx, places);
    if (!isStrapis || isWrite(ctx)) return next();
    return readingFor({ scope, isOfPublic: isOfPublic(ctx) }, next as () => Promise<unknown>);
  };
  doors.add(door);
  return door;
}

/** Administrators have rights of their own to what they do, and some officers read everything. */
const isOpenTo = (ctx: Context): boolean => !isOfficer(ctx) || viewerOf(ctx).can('read-all');

/**
 * What the door asks, for a request that deals with each of its records by itself.
 *
 * @throws {NotFoundError} as for a record that does not exist; {PolicyError} for what is public of another section.
 */
export async function assertOpen(strapi: Core.Strapi, ctx: Context, place: Place): Promise<void> {
  if (!isOpenTo(ctx)) await assertReadable(strapi, ctx, [place]);
}

async function assertReadable(strapi: Core.Strapi, ctx: Context, places: readonly Place[]): Promise<Scope> {
  const scope = await scopeOf(strapi, strapi.db.connection, viewerOf(ctx));
  for (const place of places) if (!(await scope.mayRead(place))) await refuseUnlessShown(strapi, ctx, place);
  return scope;
}

function isOfficer(ctx: Context): boolean {
  const { user, userAbility } = ctx.state as { user?: { roles?: unknown }; userAbility?: unknown };
  return Boolean(user?.roles && userAbility) && viewerOf(ctx).can('read');
}

/** The records that a request is about, by its address or by what it sends along. */
function placesOf(ctx: Context): Place[] {
  const { uid, model, documentId, id, sourceId } = ctx.params as Record<string, string | undefined>;
  const { documentIds, with: others, places } = (ctx.request.body ?? {}) as Record<string, unknown>;
  const type = uid ?? model ?? '';
  const named = [documentId ?? id ?? sourceId, ...listOf(documentIds), ...listOf(ctx.query.documentIds)];
  const own = named.flatMap((one) => (typeof one === 'string' ? [{ uid: type, documentId: one }] : []));
  return [...own, ...([...listOf(others), ...listOf(places)] as Place[])].filter((place) =>
    definitionOf(String(place?.uid)),
  );
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

/** What Strapi's screens save goes through the document service, which has a guard of its own (`writes.ts`). */
const isWrite = ({ method, path }: Context): boolean => path.startsWith('/content-manager') && method !== 'GET';

const isOfPublic = ({ query }: Context): boolean =>
  query.status === 'published' || String(query.publicationStatusFilter).startsWith('published');

/**
 * The answer is that of a record that does not exist, and the attempt is on record (B-9). Of what is public, Strapi's
 * screens show the public version.
 */
async function refuseUnlessShown(strapi: Core.Strapi, ctx: Context, { uid, documentId }: Place): Promise<void> {
  const rows: { publishedAt: string | null; title: string | null }[] = await strapi.db
    .query(uid as UID.ContentType)
    .findMany({ where: { documentId }, select: ['publishedAt', 'title'] });
  const isPublic = rows.some(({ publishedAt }) => publishedAt !== null);
  if (isPublic && ctx.method === 'GET' && ctx.path.startsWith('/content-manager/')) {
    // The form asks for what a draft is related to, and has what is public before it.
    if (ctx.path.startsWith('/content-manager/relations/')) ctx.query = { ...ctx.query, status: 'published' };
    return;
  }
  // Other requests that are refused are put on record with all that fail.
  if (rows.length > 0 && ctx.method === 'GET') await onRecord(strapi, ctx, { uid, documentId });
  if (isPublic && ctx.method !== 'GET') throw new errors.PolicyError(copy.access.otherSection);
  throw new errors.NotFoundError(copy.unknownRecord);
}

async function onRecord(strapi: Core.Strapi, { method, path }: Context, place: Place): Promise<void> {
  const log: AuditLog = strapi.plugin('audit').service('log');
  const subject = { type: place.uid, id: place.documentId, title: '' };
  await log.append({ action: 'attempt.refused', subject, details: { method, path, status: 404, reason: 'section' } });
}
