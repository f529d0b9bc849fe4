import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { NumberParams, PageQuery, parsed } from '../bodies';
import type { PublishingService } from '../services/publishing';
import { recentChanges } from '../services/recent';
import type { Releases } from '../services/releases';
import { viewerOf } from '../viewer';

const publishing = ({ strapi }: { strapi: Core.Strapi }) => {
  const releases = (): Releases => strapi.plugin('outbox').service('releases');
  return {
    async overview(ctx: Context) {
      const service: PublishingService = strapi.plugin('outbox').service('publishing');
      ctx.body = await service.overview(viewerOf(ctx), Date.now());
    },

    async recent(ctx: Context) {
      ctx.body = { items: await recentChanges(strapi, viewerOf(ctx)) };
    },

    async releases(ctx: Context) {
      ctx.body = await releases().list(parsed(PageQuery, ctx.query), viewerOf(ctx));
    },

    async records(ctx: Context) {
      const { number } = parsed(NumberParams, ctx.params);
      ctx.body = { records: await releases().records(number, viewerOf(ctx)) };
    },
  };
};
export default publishing;
