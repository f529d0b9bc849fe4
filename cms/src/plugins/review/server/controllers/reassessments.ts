import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { ListItemBody, parsed, ReassessmentBody, ReassessmentMonthsBody } from '../bodies';
import type { ListItems } from '../services/list-items';
import type { Reassessments } from '../services/reassessments';
import { viewerOf } from './viewer';

/** Withheld records that are to be looked at again; each answer is the list as it is afterwards. */
const reassessments = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (): Reassessments => strapi.plugin('review').service('reassessments');
  async function show(ctx: Context): Promise<void> {
    ctx.body = await service().page();
  }
  return {
    find: show,
    async keep(ctx: Context) {
      await service().keep(parsed(ReassessmentBody, ctx.request.body), viewerOf(ctx));
      await show(ctx);
    },
    async convert(ctx: Context) {
      await service().convert(parsed(ReassessmentBody, ctx.request.body), viewerOf(ctx));
      await show(ctx);
    },
    /** Names the item of the negative list that the records fall under (R-SRC-13). */
    async nameItem(ctx: Context) {
      const { places, item } = parsed(ListItemBody, ctx.request.body);
      const listItems: ListItems = strapi.plugin('review').service('listItems');
      await listItems.name(places, item, viewerOf(ctx).account);
      await show(ctx);
    },
    async setMonths(ctx: Context) {
      await service().setMonths(parsed(ReassessmentMonthsBody, ctx.request.body).months, viewerOf(ctx).account);
      await show(ctx);
    },
  };
};
export default reassessments;
