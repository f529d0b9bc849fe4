import type { Core } from '@strapi/types';
// The very version that Strapi tells an answer from a failure by: Koa's own would be logged as a failure.
import createError from 'http-errors';
import type { Participants } from '../../review/server/services/participants';
import { copy } from '../copy';
import { newestOf, versionAsOf, type Place } from './services/versions';

interface Form {
  method: string;
  path: string;
  request: { body?: { updatedAt?: unknown } };
}

/**
 * Refuses with 409 a save from a form that was filled from another content than the newest. The form says so itself:
 * it sends back the `updatedAt` that it was filled with. Programs that name no version are let through; what they write
 * over stays in the history.
 *
 * To be called in the transaction of the save.
 */
export async function assertFresh(strapi: Core.Strapi, place: Place): Promise<void> {
  const form = strapi.requestContext.get() as unknown as Form | undefined;
  const filledFrom = form && filledAt(form, place);
  if (!filledFrom) return;
  const [newest, base] = await strapi.db.transaction(async ({ trx }) => [
    await newestOf(trx, place),
    await versionAsOf(trx, place, filledFrom),
  ]);
  if (!newest || newest.hash === base?.hash) return;
  const participants: Participants = strapi.plugin('review').service('participants');
  const name = (await participants.names([newest.account])).get(newest.account) ?? newest.account;
  const message = copy.stale(newest.account === 'system' ? copy.system : name);
  // Strapi's form stays as it is, unsaved, after an error of this name only, and shows the sentences of its list.
  const details = { errors: [{ path: [], message }], code: 'stale' };
  throw createError(409, message, { name: 'ValidationError', details });
}

/** When the draft was saved that the form shows; null for what is no save of this record by a form. */
function filledAt({ method, path, request }: Form, { uid, documentId }: Place): string | null {
  if (method !== 'PUT' || path !== `/content-manager/collection-types/${uid}/${documentId}`) return null;
  const at = new Date(String(request.body?.updatedAt));
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
