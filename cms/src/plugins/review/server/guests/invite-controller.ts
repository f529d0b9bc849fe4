import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { viewerOf } from '../controllers/viewer';
import { parsed, PlaceParams } from '../bodies';
import { InvitationBody, RevokeBody } from './bodies';
import type { Invitations } from './invitations';

/** The officer's side: asks somebody without an account, and takes that back. */
const inviting = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (): Invitations => strapi.plugin('review').service('invitations');
  return {
    /** The answer holds the link, and is kept by no cache. */
    async make(ctx: Context) {
      ctx.set('cache-control', 'no-store');
      const place = parsed(PlaceParams, ctx.params);
      ctx.body = await service().make(place, viewerOf(ctx), parsed(InvitationBody, ctx.request.body));
    },
    async revoke(ctx: Context) {
      const { fingerprint } = parsed(RevokeBody, ctx.request.body);
      await service().revoke(parsed(PlaceParams, ctx.params), viewerOf(ctx), fingerprint);
      ctx.body = {};
    },
  };
};
export default inviting;
