import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { DivergenceBody, parsed, PresenceBody } from '../bodies';
import type { Divergences } from '../services/divergences';
import type { PresenceService } from '../services/presence';
import { placeFor } from './versions';

/** For whoever has a record open to change it. */
const editing = ({ strapi }: { strapi: Core.Strapi }) => ({
  async sit(ctx: Context) {
    const place = placeFor(ctx, 'update');
    const { window, isLeaving } = parsed(PresenceBody, ctx.request.body);
    const presence: PresenceService = strapi.plugin('history').service('presence');
    const { user } = ctx.state as { user: { id: number } };
    if (isLeaving) presence.leave(place, window);
    ctx.body = isLeaving ? {} : await presence.sit(place, window, String(user.id));
  },
  async diverge(ctx: Context) {
    const place = placeFor(ctx, 'update');
    const divergences: Divergences = strapi.plugin('history').service('divergences');
    ctx.body = await divergences.between(place, parsed(DivergenceBody, ctx.request.body));
  },
});
export default editing;
