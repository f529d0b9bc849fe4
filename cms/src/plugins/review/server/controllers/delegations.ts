import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { z } from 'zod';
import { DelegationBody, parsed } from '../bodies';
import type { Delegations } from '../services/delegations';
import { viewerOf } from './viewer';

const Params = z.object({ id: z.coerce.number().int().min(1) });

/** Each officer's own: who stands in for him while he is on leave. */
const delegations = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (): Delegations => strapi.plugin('review').service('delegations');
  async function show(ctx: Context): Promise<void> {
    ctx.body = await service().page(viewerOf(ctx).account);
  }
  return {
    find: show,
    async name(ctx: Context) {
      await service().name(viewerOf(ctx).account, parsed(DelegationBody, ctx.request.body));
      await show(ctx);
    },
    async end(ctx: Context) {
      await service().end(viewerOf(ctx).account, parsed(Params, ctx.params).id);
      await show(ctx);
    },
  };
};
export default delegations;
