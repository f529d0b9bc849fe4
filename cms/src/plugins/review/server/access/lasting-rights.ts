import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { rightsStamp } from '../../../../lib/rights-watch';
import { copy } from '../../copy';
import { viewerOf } from '../controllers/viewer';
import type { Viewer } from '../services/cases';

/**
 * Who asks, for a request that takes one step after the other: before each it is asked anew whether he is signed in and
 * what he may, unless nothing was written since that it could come from. Rights that are lent end by the clock, and are
 * asked for each time.
 */
export function rightsOfCaller(strapi: Core.Strapi, ctx: Context): () => Promise<Viewer> {
  let known: string | undefined;
  return async () => {
    const stamp = await rightsStamp(strapi);
    const areLent = Boolean((ctx.state as { elevatedRequest?: boolean }).elevatedRequest);
    if (stamp !== known || areLent) await askAnew(strapi, ctx);
    known = stamp;
    return viewerOf(ctx);
  };
}

/** @throws {PolicyError} when the account is no longer signed in, or may no longer look at any record. */
async function askAnew(strapi: Core.Strapi, ctx: Context): Promise<void> {
  let isSignedIn = false;
  await strapi.get('auth').authenticate(ctx, async () => {
    isSignedIn = true;
  });
  if (!isSignedIn || !viewerOf(ctx).can('read')) throw new errors.PolicyError(copy.bulk.noLonger);
}
