import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { z } from 'zod';
import { parseRequest } from '../../../../lib/parse-request';
import { copy } from '../../copy';
import { AnswerBody } from '../rules/ground';
import type { Access, Scope } from '../../../review/server/services/access';
import type { Tasks } from '../services/tasks';

const Query = z.object({
  state: z.enum(['open', 'answered']).default('open'),
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
});
const Params = z.object({ id: z.coerce.number().int().min(1) });

/** Risks that the confidentiality reviewer is asked about, and his answers. */
const tasks = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (): Tasks => strapi.plugin('leak-gate').service('tasks');
  return {
    async find(ctx: Context): Promise<void> {
      ctx.body = await service().list(parseRequest(Query, ctx.query, copy.badRequest), await scopeOf(strapi, ctx));
    },
    async answer(ctx: Context): Promise<void> {
      const { id } = parseRequest(Params, ctx.params, copy.badRequest);
      await service().answer(
        id,
        String(ctx.state.user.id),
        parseRequest(AnswerBody, ctx.request.body, copy.badRequest),
        await scopeOf(strapi, ctx),
      );
      ctx.body = await service().list(Query.parse({}), await scopeOf(strapi, ctx));
    },
  };
};
export default tasks;

function scopeOf(strapi: Core.Strapi, ctx: Context): Promise<Scope> {
  return (strapi.plugin('review').service('access') as Access).ofCaller(ctx);
}
