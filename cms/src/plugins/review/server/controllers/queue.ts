import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { errors } from '@strapi/utils';
import { contentTypes } from '@yangguang/schemas';
import { z } from 'zod';
import { copy } from '../../copy';
import { largestPage, parsed } from '../bodies';
import { states } from '../rules/flow';
import { queueScopes, type Queue } from '../services/queue';
import { viewerOf } from './viewer';

const Query = z.strictObject({
  scope: z.enum(queueScopes).default('waiting'),
  type: z.enum(contentTypes.map((type) => type.name)).optional(),
  state: z.enum(states).optional(),
  department: z.string().min(1).max(40).optional(),
  due: z.enum(['overdue', 'today', 'week', 'later']).optional(),
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(largestPage).default(20),
});

const queue = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const service: Queue = strapi.plugin('review').service('queue');
    const query = parsed(Query, ctx.query);
    const viewer = viewerOf(ctx);
    if (query.scope === 'drafts' && !viewer.can('submit')) throw new errors.PolicyError(copy.noPermission);
    ctx.body = await service.list(query, viewer);
  },
});
export default queue;
