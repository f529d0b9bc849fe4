import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { NoteBody, parsed, PlaceParams, ReasonBody, SheetBody } from '../bodies';
import { Sheet } from '../rules/sheet';
import type { Cases } from '../services/cases';
import type { Reviews } from '../services/reviews';
import type { Place } from '../services/store';
import { viewerOf } from './viewer';

/** Each answer is the case as the caller sees it afterwards. */
const cases = ({ strapi }: { strapi: Core.Strapi }) => {
  const reviews = (): Reviews => strapi.plugin('review').service('reviews');
  const placeOf = (ctx: Context): Place => parsed(PlaceParams, ctx.params);

  async function show(ctx: Context): Promise<void> {
    const service: Cases = strapi.plugin('review').service('cases');
    ctx.body = await service.view(placeOf(ctx), viewerOf(ctx));
  }

  /** Takes one step as the signed-in account, then shows the case. */
  const step = (take: (ctx: Context, place: Place, account: string) => Promise<void>) => async (ctx: Context) => {
    await take(ctx, placeOf(ctx), viewerOf(ctx).account);
    await show(ctx);
  };

  return {
    findOne: show,
    submit: step((ctx, place, account) => reviews().submit(place, account, parsed(NoteBody, ctx.request.body))),
    approve: step((ctx, place, account) => reviews().approve(place, account, parsed(NoteBody, ctx.request.body))),
    closeSheet: step((ctx, place, account) => {
      const { seenHash, ...sheet } = parsed(SheetBody, ctx.request.body);
      return reviews().closeSheet(place, account, parsed(Sheet, sheet), seenHash);
    }),
    sign: step((ctx, place, account) => reviews().sign(place, account, parsed(NoteBody, ctx.request.body))),
    sendBack: step((ctx, place) =>
      reviews().sendBack(place, viewerOf(ctx), parsed(ReasonBody, ctx.request.body).reason),
    ),
    withdraw: step((ctx, place, account) =>
      reviews().withdraw(place, account, parsed(ReasonBody, ctx.request.body).reason),
    ),
  };
};
export default cases;
