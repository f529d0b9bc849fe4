import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { z } from 'zod';
import { parseRequest } from '../../../../lib/parse-request';
import { copy } from '../../copy';
import type { Members } from '../services/members';

const Params = z.object({ account: z.string().regex(/^[1-9]\d{0,9}$/) });
const Body = z.strictObject({ departments: z.array(z.string().regex(/^[a-z0-9]{24}$/)).max(50) });

const members = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (): Members => strapi.plugin('org').service('members');
  return {
    async find(ctx: Context) {
      ctx.body = await service().overview();
    },
    async assign(ctx: Context) {
      const { account } = parseRequest(Params, ctx.params, copy.badRequest);
      const { departments } = parseRequest(Body, ctx.request.body, copy.badRequest);
      const { user } = ctx.state as { user: { id: number } };
      await service().assign(account, departments, String(user.id));
      ctx.body = await service().overview();
    },
  };
};
export default members;
