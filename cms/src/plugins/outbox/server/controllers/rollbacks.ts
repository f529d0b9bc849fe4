import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { errors } from '@strapi/utils';
import { copy } from '../../copy';
import { AskBody, IdParams, parsed, PreviewQuery } from '../bodies';
import type { Publisher } from '../services/publisher';
import type { Previews } from '../services/rollback-previews';
import type { RollbackCommand, Rollbacks } from '../services/rollbacks';
import { viewerOf } from '../viewer';

const rollbacks = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (): Rollbacks => strapi.plugin('outbox').service('rollbacks');
  const answer = async (ctx: Context) => {
    ctx.body = { items: await service().list(viewerOf(ctx), Date.now()) };
  };
  return {
    find: answer,

    /** What would change for readers if it were done now. */
    async preview(ctx: Context) {
      const previews: Previews = strapi.plugin('outbox').service('previews');
      const publisher: Publisher = strapi.plugin('outbox').service('publisher');
      const command = commandTo(parsed(PreviewQuery, ctx.query).to);
      const state = await publisher.state();
      if (!state.isReachable || state.status.release === null)
        throw new errors.ApplicationError(copy.rollback.unreachable(state.isReachable ? '' : state.problem));
      ctx.body = await previews.preview(command, state.status.release);
    },

    async create(ctx: Context) {
      const { to, reason, seenRelease } = parsed(AskBody, ctx.request.body);
      await service().ask(commandTo(to), reason, seenRelease, viewerOf(ctx).account);
      await answer(ctx);
    },

    async confirm(ctx: Context) {
      await service().confirm(parsed(IdParams, ctx.params).id, viewerOf(ctx).account);
      await answer(ctx);
    },

    async refuse(ctx: Context) {
      await service().refuse(parsed(IdParams, ctx.params).id, viewerOf(ctx).account);
      await answer(ctx);
    },
  };
};
export default rollbacks;

const commandTo = (to: number | undefined): RollbackCommand =>
  to === undefined ? { command: 'roll-forward' } : { command: 'rollback', to };
