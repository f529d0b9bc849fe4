import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import type { Deliveries } from '../services/deliveries';

const statuses = ({ strapi }: { strapi: Core.Strapi }) => ({
  async findOne(ctx: Context) {
    const deliveries: Deliveries = strapi.plugin('outbox').service('deliveries');
    ctx.body = { status: await deliveries.status(String(ctx.params.documentId)) };
  },
});
export default statuses;
