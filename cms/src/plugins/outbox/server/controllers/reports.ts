import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { errors } from '@strapi/utils';
import { ReleaseReport } from '@yangguang/schemas';
import { z } from 'zod';
import { copy } from '../../copy';
import type { Deliveries } from '../services/deliveries';

const reports = ({ strapi }: { strapi: Core.Strapi }) => ({
  async create(ctx: Context) {
    const report = ReleaseReport.safeParse(ctx.request.body);
    if (!report.success) throw new errors.ValidationError(copy.badReport(z.prettifyError(report.error)));
    const deliveries: Deliveries = strapi.plugin('outbox').service('deliveries');
    const unknown = await deliveries.store(report.data);
    if (unknown.length > 0) throw new errors.ValidationError(copy.unknownChange(unknown));
    ctx.status = 204;
  },
});
export default reports;
