import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { z } from 'zod';
import { parseRequest } from '../../../../lib/parse-request';
import { copy } from '../../copy';
import { elevationMinutes } from '../rules/elevation';
import type { Elevations } from '../services/elevations';

const Ask = z.strictObject({ reason: z.string().trim().min(5).max(500), minutes: z.literal(elevationMinutes) });
const Decision = z.strictObject({ isGranted: z.boolean() });
const Params = z.object({ id: z.coerce.number().int().positive() });

const elevations = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (): Elevations => strapi.plugin('org').service('elevations');
  const caller = (ctx: Context): string => String((ctx.state as { user: { id: number } }).user.id);
  const answer = async (ctx: Context): Promise<void> => {
    ctx.body = await service().page(caller(ctx));
  };
  return {
    find: answer,
    async ask(ctx: Context) {
      const { reason, minutes } = parseRequest(Ask, ctx.request.body, copy.breakGlass.badRequest);
      await service().ask(caller(ctx), reason, minutes);
      await answer(ctx);
    },
    async decide(ctx: Context) {
      const { id } = parseRequest(Params, ctx.params, copy.badRequest);
      const { isGranted } = parseRequest(Decision, ctx.request.body, copy.badRequest);
      await service().decide(id, caller(ctx), isGranted);
      await answer(ctx);
    },
    async end(ctx: Context) {
      await service().end(caller(ctx));
      await answer(ctx);
    },
  };
};
export default elevations;
